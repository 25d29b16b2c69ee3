import 'server-only'
import { LRUCache } from 'lru-cache'
import type { PlacedApp } from '@/lib/resources/app'
import { listAppsByGuid } from '../cloud-controller/apps'
import { rememberApp, rememberedApp } from '../cloud-controller/kept-apps'
import { inParts } from '../cloud-controller/pages'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'

declare global {
  interface OncePerProcess {
    untoldApps: LRUCache<string, true>
  }
}

/** Apps that were asked for and not told: deleted ones, mostly. They are not asked for at each look. */
const untold = oncePerProcess('untoldApps', () => new LRUCache({ max: 5_000, ttl: 5 * 60_000 }))

const MOST_A_REQUEST = 100

/** Whether the API was asked for an app and did not tell of it: it does not exist, or may not be seen. */
export const isUntoldApp = (session: Session, guid: string): boolean => untold.has(`${session.id} ${guid}`)

/**
 * Where apps are. Names hardly change: only apps not told of before are asked for, a hundred with one request. What
 * can't be read is missing.
 */
export async function placesOf(session: Session, guids: readonly string[]): Promise<PlacedApp[]> {
  const wanted = [...new Set(guids)]
  const missing = wanted.filter(
    (guid) => !rememberedApp(session, guid) && !untold.has(`${session.id} ${guid}`),
  )
  await Promise.all(inParts(missing, MOST_A_REQUEST).map((part) => learn(session, part)))
  return wanted.flatMap((guid) => rememberedApp(session, guid) ?? [])
}

async function learn(session: Session, guids: readonly string[]): Promise<void> {
  const asked = await listAppsByGuid(session, guids)
  if (asked.kind !== 'ok') return
  for (const app of asked.body) rememberApp(session, app)
  for (const guid of guids) if (!rememberedApp(session, guid)) untold.set(`${session.id} ${guid}`, true)
}
