import 'server-only'
import { LRUCache } from 'lru-cache'
import type { PlacedApp } from '@/lib/resources/app'
import { oncePerProcess } from '../once-per-process'

declare global {
  interface OncePerProcess {
    rememberedApps: LRUCache<string, PlacedApp>
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

/** Forgets what a session was told. */
export function forgetApps(session: Told): void {
  for (const key of apps.keys()) if (key.startsWith(keyOf(session, ''))) apps.delete(key)
}
