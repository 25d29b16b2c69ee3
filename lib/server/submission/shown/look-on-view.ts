import 'server-only'
import { isOpen } from '@/lib/submission/outcome'
import type { Services } from '../../services'
import type { Session } from '../../session/session'
import { claimThese } from '../journal/looks'
import type { SubmissionRow } from '../journal/row'
import { MOST_IDS_A_LOOK } from '../look'
import { settleRows } from '../settle'

type Viewed = Pick<SubmissionRow, 'id' | 'outcome' | 'appGuid' | 'labelKey' | 'foundation' | 'recordedAt'>

/** A younger one is still the sender's own. */
const YOUNGEST_MS = 10_000
const OLDEST_MS = 24 * 60 * 60 * 1000
/** Whoever keeps a page open does not look more often than the background does. */
const SHARE_OF_LIFE = 16
const ASKED_PAUSE_MS = 2_000
const MOST_REMEMBERED = 1_000

/** When this process last looked for a row because somebody viewed it, by its monotonic clock. */
const lookedAt = new Map<string, number>()

/**
 * Looks, with the viewer's own token and budget, for the open ones among rows that he may see (P13): those of the first
 * one's app. The submitter may be away for ever. Resolves when it has been looked, at once where there is nothing to look
 * for, and never fails: a look is a courtesy.
 */
export async function lookOnView(
  services: Services,
  session: Session,
  viewed: readonly Viewed[],
): Promise<void> {
  const open = viewed.filter((row) => row.foundation === session.foundation.origin && isDue(services, row))
  const [first] = open
  if (!first) return
  const ids = open
    .filter(({ appGuid, labelKey }) => appGuid === first.appGuid && labelKey === first.labelKey)
    .slice(0, MOST_IDS_A_LOOK)
    .map(({ id }) => id)
  await lookFor(services, session, ids)
}

/** Looks for an open one now, because its submitter asks: a few seconds after the last time at the earliest. */
export async function lookAsAsked(services: Services, session: Session, row: Viewed): Promise<void> {
  if (canBeLookedFor(row) && isPast(row, ASKED_PAUSE_MS)) await lookFor(services, session, [row.id])
}

async function lookFor(services: Services, session: Session, ids: string[]): Promise<void> {
  for (const id of ids) remember(id)
  try {
    await settleRows(services, session, await claimThese(services.database.db, ids))
  } catch {
    // The rounds in the background go on, and so does the page.
  }
}

function isDue({ config }: Services, row: Viewed): boolean {
  const age = Date.now() - row.recordedAt.getTime()
  if (!canBeLookedFor(row) || age < YOUNGEST_MS || age > OLDEST_MS) return false
  return isPast(row, config.requestLifeMs / SHARE_OF_LIFE)
}

const canBeLookedFor = ({ outcome, labelKey }: Viewed): boolean => isOpen(outcome) && labelKey !== null

function isPast({ id }: Viewed, pauseMs: number): boolean {
  const last = lookedAt.get(id)
  return last === undefined || performance.now() - last >= pauseMs
}

function remember(id: string): void {
  lookedAt.delete(id)
  lookedAt.set(id, performance.now())
  const oldest = lookedAt.keys().next()
  if (lookedAt.size > MOST_REMEMBERED && !oldest.done) lookedAt.delete(oldest.value)
}
