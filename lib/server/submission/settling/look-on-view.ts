import 'server-only'
import { LRUCache } from 'lru-cache'
import { isOpen } from '@/lib/submission/outcome'
import { oncePerProcess } from '../../once-per-process'
import type { Session } from '../../session/session'
import { claimThese } from '../journal/looks'
import type { SubmissionRow } from '../journal/row'
import { MOST_IDS_A_LOOK } from './look'
import { type Settling, settleRows } from './settle'
import type { Life } from './watch'

type Viewed = Pick<SubmissionRow, 'id' | 'outcome' | 'appGuid' | 'labelKey' | 'foundation' | 'recordedAt'>

/** A younger one is still the sender's own. */
const YOUNGEST_MS = 10_000
const OLDEST_MS = 24 * 60 * 60 * 1000
/** Whoever keeps a page open does not look more often than the background does. */
const SHARE_OF_LIFE = 16
const ASKED_PAUSE_MS = 2_000
const MOST_REMEMBERED = 1_000

declare global {
  interface OncePerProcess {
    lookedOnView: LRUCache<string, number>
  }
}

/** When this process last looked for a row because somebody viewed it, by its monotonic clock. */
const lookedAt = oncePerProcess('lookedOnView', () => new LRUCache({ max: MOST_REMEMBERED }))

/**
 * Looks, with the viewer's own token and budget, for the open ones among rows that he may see (P13): those of the first
 * one's app. The submitter may be away for ever. Resolves when it has been looked, at once where there is nothing to look
 * for, and never fails: a look is a courtesy.
 */
export async function lookOnView(
  settling: Settling,
  session: Session,
  viewed: readonly Viewed[],
): Promise<void> {
  const open = viewed.filter((row) => row.foundation === session.foundation.origin && isDue(settling, row))
  const [first] = open
  if (!first) return
  const ids = open
    .filter(({ appGuid, labelKey }) => appGuid === first.appGuid && labelKey === first.labelKey)
    .slice(0, MOST_IDS_A_LOOK)
    .map(({ id }) => id)
  await lookFor(settling, session, ids)
}

/** Looks for an open one now, because its submitter asks: a few seconds after the last time at the earliest. */
export async function lookAsAsked(settling: Settling, session: Session, row: Viewed): Promise<void> {
  if (canBeLookedFor(row) && isPast(row, ASKED_PAUSE_MS)) await lookFor(settling, session, [row.id])
}

async function lookFor(settling: Settling, session: Session, ids: string[]): Promise<void> {
  for (const id of ids) lookedAt.set(id, performance.now())
  try {
    await settleRows(settling, session, await claimThese(settling.db, ids))
  } catch {
    // The rounds in the background go on, and so does the page.
  }
}

function isDue({ lifeMs }: Life, row: Viewed): boolean {
  const age = Date.now() - row.recordedAt.getTime()
  if (!canBeLookedFor(row) || age < YOUNGEST_MS || age > OLDEST_MS) return false
  return isPast(row, lifeMs / SHARE_OF_LIFE)
}

const canBeLookedFor = ({ outcome, labelKey }: Viewed): boolean => isOpen(outcome) && labelKey !== null

function isPast({ id }: Viewed, pauseMs: number): boolean {
  const last = lookedAt.get(id)
  return last === undefined || performance.now() - last >= pauseMs
}
