import 'server-only'
import type { Services } from '../services'
import { openSession, type Session } from '../session/session'
import { findSessionOfUser } from '../session/store'
import { dueForLook, markStale, recordLook, type SubmissionRow, settleAccepted } from './journal'
import { look, MOST_IDS_A_LOOK } from './look'

const MOST_ROWS_A_ROUND = 100
const GROUPS_AT_ONCE = 8
const FIRST_LOOK_AFTER_MS = 1_000
/** Looks are at most this share of a request's life apart (P10). */
const SHARE_OF_LIFE = 16
const STALE_MARGIN_MS = 10_000

/**
 * One round of settling: rows that no process can be sending any more become `unknown`, and each row whose look is
 * due is looked for with a living session of its own submitter (P13). Safe to call at any time, as often as wanted.
 */
export async function settleDue(services: Services): Promise<void> {
  const { config, database } = services
  await markStale(database.db, config.requestTimeoutMs + STALE_MARGIN_MS)
  const due = await dueForLook(database.db, MOST_ROWS_A_ROUND)
  const groups = byOwnerAndApp(due)
  // A few at once, so that an API that hangs for one app does not hold up everybody's rows.
  for (let first = 0; first < groups.length; first += GROUPS_AT_ONCE)
    await Promise.all(groups.slice(first, first + GROUPS_AT_ONCE).map((rows) => settleGroup(services, rows)))
}

async function settleGroup(services: Services, rows: SubmissionRow[]): Promise<void> {
  const session = await sessionOfSubmitter(services, rows)
  if (session) return settleRows(services, session, rows)
  for (const row of rows)
    await recordLook(services.database.db, row.id, { afterMs: pause(services, row), isLook: false })
}

/** Looks for rows of one app with a session that may read it, and writes what was seen. */
export async function settleRows(
  services: Services,
  session: Session,
  rows: readonly SubmissionRow[],
): Promise<void> {
  const { db } = services.database
  const seen = await look(session, rows)
  for (const row of rows) {
    if (seen.kind === 'failed') {
      const longest = services.config.requestLifeMs / SHARE_OF_LIFE
      const afterMs = Math.min(
        seen.retryAfterMs ?? pause(services, row),
        Math.max(longest, seen.retryAfterMs ?? 0),
      )
      await recordLook(db, row.id, { afterMs, isLook: false })
      continue
    }
    const [task] = (seen.found.get(row.id) ?? []).sort((a, b) => a.created_at.localeCompare(b.created_at))
    if (task) await settleAccepted(db, row.id, task.guid)
    else await recordLook(db, row.id, { afterMs: pause(services, row), isLook: true })
  }
}

/** As long again as the row is old: looks at 1, 2, 4, 8 … s, then evenly. */
function pause(services: Services, row: SubmissionRow): number {
  const age = Date.now() - row.recordedAt.getTime()
  return Math.min(Math.max(age, FIRST_LOOK_AFTER_MS), services.config.requestLifeMs / SHARE_OF_LIFE)
}

async function sessionOfSubmitter(
  services: Services,
  [row]: readonly SubmissionRow[],
): Promise<Session | undefined> {
  if (!row) return undefined
  const idHash = await findSessionOfUser(services.database.db, row, services.config)
  return idHash === undefined ? undefined : openSession(services, idHash)
}

function byOwnerAndApp(rows: readonly SubmissionRow[]): SubmissionRow[][] {
  const groups = new Map<string, SubmissionRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.foundation, row.userOrigin, row.userId, row.appGuid, row.labelKey])
    const group = groups.get(key) ?? []
    if (group.length < MOST_IDS_A_LOOK) groups.set(key, [...group, row])
  }
  return [...groups.values()]
}
