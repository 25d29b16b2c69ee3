import 'server-only'
import { compactApps } from '@/lib/resources/app-list'
import type { Answer } from '../http/answer'
import type { Services } from '../services'
import type { Session } from '../session/session'
import { listApps } from './apps'
import type { SessionEnded } from './ask'

/** `isOld`: a newer one is being read. */
type AppList = { text: string; isOld: boolean }
type Reading = Promise<Answer<AppList> | SessionEnded>

/** The app list of one session: JSON text as last read, and the read under way. */
export type KeptAppList = { text?: string; readAt: number; reading?: Reading }

const FRESH_MS = 60_000
/** Older than this it is waited for: whoever comes back after a break sees what there is now. */
const OLDEST_MS = 30 * 60_000
/** One byte a character for nearly all names; 20,000 apps take about 1.5 MB. */
const MOST_CHARACTERS = 64 << 20

/**
 * Every app the session may read, as the JSON text of `CompactApps`. The API finds whole names only, so pickers search
 * in this list: kept for each session, at most one read of it at a time. A list older than a minute is given at once
 * while the next is read; a read that fails leaves the old one.
 */
export async function keptAppList(services: Pick<Services, 'appLists'>, session: Session): Reading {
  const { appLists } = services
  const kept = appLists.get(session.id) ?? { readAt: Number.NEGATIVE_INFINITY }
  appLists.delete(session.id)
  appLists.set(session.id, kept) // the last asked for is the last to go
  const age = performance.now() - kept.readAt
  if (kept.text !== undefined && age < FRESH_MS) return given(kept.text, false)
  kept.reading ??= read(session, kept).finally(() => {
    kept.reading = undefined
    keepWithin(appLists, MOST_CHARACTERS)
  })
  if (kept.text !== undefined && age < OLDEST_MS) return given(kept.text, true)
  return kept.reading
}

const given = (text: string, isOld: boolean) => ({
  kind: 'ok' as const,
  status: 200,
  body: { text, isOld },
})

async function read(session: Session, kept: KeptAppList): Reading {
  const answer = await listApps(session)
  if (answer.kind !== 'ok') return answer
  const text = JSON.stringify(compactApps(answer.body.apps, answer.body.unreadable.length))
  kept.text = text
  kept.readAt = performance.now()
  return given(text, false)
}

/** Lets go of the lists that were not asked for the longest, until what is kept fits. */
export function keepWithin(appLists: Map<string, KeptAppList>, mostCharacters: number): void {
  let size = [...appLists.values()].reduce((sum, { text }) => sum + (text?.length ?? 0), 0)
  for (const [id, { text, reading }] of appLists) {
    if (size <= mostCharacters) return
    if (reading) continue
    size -= text?.length ?? 0
    appLists.delete(id)
  }
}
