import 'server-only'
import { type Config, readConfig } from '../config'
import type { Database, OpenDatabase } from '../db/connection'
import type { ServedFoundation } from '../foundation'
import { type Agents, makeAgents } from '../http/agents'
import type { SealingKey } from '../session/seal'
import type { Session } from '../session/session'
import type { SessionStore } from '../session/store'
import type { Settling } from '../submission/settling/settle'
import { type Engine, testDatabase } from './database'

/** A console without pages: what one process has, by the names under which functions take it. */
export type TestConsole = Settling & {
  config: Config
  agents: Agents
  database: OpenDatabase
  pages: Database
  sealingKey: SealingKey
  sessions: SessionStore
  foundation: ServedFoundation
}

/** One on a new database of this engine. Whoever asks for it closes the database. */
export async function testConsole(
  env: Record<string, string> = {},
  engine: Engine = 'PGlite',
): Promise<TestConsole> {
  const read = readConfig(env)
  if (read.kind === 'wrong') throw new Error(read.problems.join())
  const { config } = read
  const agents = makeAgents()
  const database = await testDatabase(engine)
  const { db, pages } = database
  const sealingKey = new Uint8Array(32)
  return {
    config,
    agents,
    database,
    db,
    pages,
    sealingKey,
    watches: new Map(),
    lifeMs: config.requestLifeMs,
    sessions: { db, sealingKey, lifetimes: config, renewals: new Map() },
    foundation: {
      origin: config.cfApiUrl,
      agents,
      uaaClient: config.uaaClient,
      parts: async () => ({ kind: 'not-sent', cause: 'connection', detail: 'not asked in these tests' }),
    },
  }
}

/** Somebody who is signed in at this API, with a token that lasts. */
export function testSession({ agents }: { agents: Agents }, origin: string, name = 'dana'): Session {
  const token = { kind: 'token' as const, accessToken: `token of ${name}`, expiresAt: Date.now() + 3_600_000 }
  return {
    id: `session of ${name} at ${origin}`,
    user: { id: `id of ${name}`, name, origin: 'uaa', scopes: [] },
    foundation: { origin, agents, apiVersion: '3.228.0' },
    usedAt: new Date(),
    bearer: async () => token,
    renew: async () => token,
    isAlive: async () => true,
    end: async () => undefined,
  }
}
