import 'server-only'
import type { PlacedApp } from '@/lib/resources/app'
import type { KeptAppList } from './cloud-controller/kept-app-list'
import { type Config, configFromEnvironment } from './config'
import { type OpenDatabase, openDatabase } from './db/connection'
import { discover, type Foundation } from './foundation/discover'
import { type Agents, makeAgents } from './http/agents'
import type { Answer } from './http/answer'
import type { Renewal } from './session/renew'
import type { SealingKey } from './session/seal'
import { sessionKeys } from './session/secret'
import type { KeptSight } from './submission/shown/kept-sight'
import type { Watch } from './submission/watch'

/** What this process shares: made once, on first use. */
export type Services = {
  config: Config
  agents: Agents
  database: OpenDatabase
  sealingKey: SealingKey
  /** Token refreshes under way, by session: at most one each. */
  refreshes: Map<string, Promise<Renewal>>
  /** Where apps are, as sessions were told: by session and app guid, oldest first. */
  places: Map<string, PlacedApp>
  /** The app lists of sessions, the one asked for longest ago first. */
  appLists: Map<string, KeptAppList>
  /** What sessions may see of the journal, as the API told within the last minute; the oldest first. */
  sights: Map<string, KeptSight>
  /** Submissions that this process is working on, by id: a shutdown waits for them (P15). */
  underway: Map<string, Promise<unknown>>
  /** Foundations of which it is proven that they keep our label. */
  provenFoundations: Set<string>
  /** Since when this process has watched unsettled submissions, by id, and what its looks saw. */
  watches: Map<string, Watch>
  /** The foundation's parts, asked for again five minutes after they were told, at once after a failure. */
  foundation(): Promise<Answer<Foundation>>
}

declare global {
  var cfTaskConsole: Promise<Services> | undefined
}

const DISCOVERY_LIFE_MS = 5 * 60 * 1000

/**
 * The one Services of this process. Next.js loads server code several times over (pages, routes and actions have
 * module instances of their own), so it hangs on `globalThis`, as a promise that all first callers share.
 * Rejects when settings or database are unusable; the next caller tries again.
 */
export function theServices(): Promise<Services> {
  if (globalThis.cfTaskConsole) return globalThis.cfTaskConsole
  const opening = open()
  globalThis.cfTaskConsole = opening
  opening.catch(() => {
    globalThis.cfTaskConsole = undefined
  })
  return opening
}

async function open(): Promise<Services> {
  const read = configFromEnvironment()
  if (read.kind === 'wrong') throw new Error(read.problems.join('\n'))
  const { config } = read
  const agents = makeAgents({ caCertFile: config.cfCaCertFile })
  const database = await openDatabase({ dataDir: config.dataDir, databaseUrl: config.databaseUrl })
  return {
    config,
    agents,
    database,
    sealingKey: await sessionKeys({ dataDir: config.dataDir, secret: config.sessionSecret }),
    refreshes: new Map(),
    places: new Map(),
    appLists: new Map(),
    sights: new Map(),
    underway: new Map(),
    provenFoundations: new Set(),
    watches: new Map(),
    foundation: remembered(() => discover(apiOrigin(config), agents)),
  }
}

function apiOrigin(config: Config): string {
  if (!config.cfApiUrl) throw new Error('CF_API_URL is not set, and no embedded foundation was started')
  return config.cfApiUrl
}

function remembered(ask: () => Promise<Answer<Foundation>>): () => Promise<Answer<Foundation>> {
  let known: { answer: Promise<Answer<Foundation>>; until: number } | undefined
  return () => {
    if (known && performance.now() < known.until) return known.answer
    const asked = { answer: ask(), until: performance.now() + DISCOVERY_LIFE_MS }
    known = asked
    void asked.answer.then((answer) => {
      if (answer.kind !== 'ok') asked.until = 0
    })
    return asked.answer
  }
}
