import 'server-only'
import { LRUCache } from 'lru-cache'
import type { PlacedApp } from '@/lib/resources/app'
import { compactApps } from '@/lib/resources/app'
import type { Answer } from '../http/answer'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { listApps } from './apps'
import type { SessionEnded } from './ask'

/** `isOld`: a newer one is being read. */
type AppList = { text: string; isOld: boolean }
type Reading = Promise<Answer<AppList> | SessionEnded>
type Kept = { text: string; readAt: number }

declare global {
  interface OncePerProcess {
    rememberedApps: LRUCache<string, PlacedApp>
    appLists: LRUCache<string, Kept>
    appListReadings: Map<string, Reading>
  }
}

/** Where apps are, as sessions were told: by session and app guid. */
const apps = oncePerProcess('rememberedApps', () => new LRUCache({ max: 2_000 }))

type Told = { id: string }

const keyOf = (session: Told, appGuid: string) => `${session.id} ${appGuid}`

/** Keeps where an app is, as this session was told: names are shown without a request before each use. */
export function rememberApp(session: Told, app: PlacedApp): void {
  apps.set(keyOf(session, app.guid), app)
}

/** An app as this session was told of it; undefined where it was not, or long ago. */
export const rememberedApp = (session: Told, appGuid: string): PlacedApp | undefined =>
  apps.get(keyOf(session, appGuid))

const FRESH_MS = 60_000
/** Older than this it is waited for: whoever comes back after a break sees what there is now. */
const OLDEST_MS = 30 * 60_000
/** One byte a character for nearly all names; 20,000 apps take about 1.5 MB. */
const MOST_CHARACTERS = 64 << 20

/** Keeps texts by session within so many characters: the one asked for longest ago is the first to go. */
export const makeAppLists = (mostCharacters: number): LRUCache<string, Kept> =>
  new LRUCache({ maxSize: mostCharacters, sizeCalculation: ({ text }) => text.length })

const appLists = oncePerProcess('appLists', () => makeAppLists(MOST_CHARACTERS))
/** Reads under way, by session. */
const readings = oncePerProcess('appListReadings', () => new Map())

/**
 * Every app the session may read, as the JSON text of `CompactApps`. The API finds whole names only, so pickers search
 * in this list: kept for each session, at most one read of it at a time. A list older than a minute is given at once
 * while the next is read; a read that fails leaves the old one.
 */
export async function keptAppList(session: Session): Reading {
  const kept = appLists.get(session.id)
  const age = kept ? performance.now() - kept.readAt : Number.POSITIVE_INFINITY
  if (kept && age < FRESH_MS) return given(kept.text, false)
  const reading = readings.get(session.id) ?? read(session)
  return kept && age < OLDEST_MS ? given(kept.text, true) : reading
}

const given = (text: string, isOld: boolean) => ({
  kind: 'ok' as const,
  status: 200,
  body: { text, isOld },
})

function read(session: Session): Reading {
  const isWanted = () => readings.get(session.id) === reading
  const reading: Reading = listApps(session)
    .then((answer) => {
      if (answer.kind !== 'ok') return answer
      const text = JSON.stringify(compactApps(answer.body.apps, answer.body.unreadable.length))
      if (isWanted()) appLists.set(session.id, { text, readAt: performance.now() })
      return given(text, false)
    })
    .finally(() => {
      if (isWanted()) readings.delete(session.id)
    })
  readings.set(session.id, reading)
  return reading
}

/** Forgets what a session was told of apps; a list that is still being read for it is not kept. */
export function forgetApps(session: Told): void {
  appLists.delete(session.id)
  readings.delete(session.id)
  for (const key of apps.keys()) if (key.startsWith(keyOf(session, ''))) apps.delete(key)
}
