import 'server-only'
import type { Task } from '@/lib/resources/task'
import type { Services } from '../services'
import { openSession, type Session } from '../session/session'
import { findSessionOfUser } from '../session/store'
import { doubtAbout } from './doubt'
import { claimDue, markStale, recordLook, settleAccepted, settleLost, unsettledIds } from './journal/looks'
import { errorsOf, type SubmissionRow } from './journal/row'
import { noteLabel } from './label-proof'
import { hidesTheApp, type Look, look, MOST_IDS_A_LOOK } from './look'
import {
  decidedInMs,
  dueByWatch,
  keepWatching,
  longestPauseMs,
  noteEmptyLook,
  noteFailedLook,
  pauseMs,
  type Watch,
  watchOf,
} from './watch'

const MOST_ROWS_A_ROUND = 100
const GROUPS_AT_ONCE = 8
const STALE_MARGIN_MS = 10_000
const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * One round of settling: rows that no process can be sending any more become `unknown`, and each row whose look is
 * due is claimed and looked for with a living session of its own submitter (P13). Safe to call at any time, as often
 * as wanted, in any number of processes.
 */
export async function settleDue(services: Services): Promise<void> {
  const { config, database, watches } = services
  await markStale(database.db, config.requestTimeoutMs + STALE_MARGIN_MS)
  const now = performance.now()
  keepWatching(watches, await unsettledIds(database.db), now)
  const due = await claimDue(database.db, MOST_ROWS_A_ROUND, dueByWatch(watches, now))
  const groups = byOwnerAndApp(due)
  // A few at once, so that an API that hangs for one app does not hold up everybody's rows.
  for (let first = 0; first < groups.length; first += GROUPS_AT_ONCE)
    await Promise.all(groups.slice(first, first + GROUPS_AT_ONCE).map((rows) => settleGroup(services, rows)))
}

/**
 * When the looks for an unknown one will have decided at the latest, if the API answers them; null where that can't be
 * said: nothing can be looked for, or this process does not watch it yet. Whole minutes, so that it stays as told.
 */
export function settledBy(services: Services, row: SubmissionRow): string | null {
  const watch = services.watches.get(row.id)
  if (!watch || row.labelKey === null || row.doubt !== null) return null
  const hasErrorDocument = errorsOf(row).length > 0
  const inMs = decidedInMs(watch, lifeOf(services), { now: performance.now(), hasErrorDocument })
  return inMs < 0 ? null : new Date(Math.ceil((Date.now() + inMs) / MINUTE_MS) * MINUTE_MS).toISOString()
}

async function settleGroup(services: Services, rows: SubmissionRow[]): Promise<void> {
  const [first] = rows
  if (first && first.foundation !== services.config.cfApiUrl)
    return giveUp(services, rows, 'other-foundation')
  const session = await sessionOfSubmitter(services, rows)
  if (session) return settleRows(services, session, rows)
  for (const row of rows)
    await leaveOpen(services, row, { problem: 'waits for somebody who may read the app to be signed in' })
}

/** Looks for claimed rows of one app with a session that may read it, and writes what was seen. */
export async function settleRows(
  services: Services,
  session: Session,
  rows: readonly SubmissionRow[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  if (first.labelKey === null) return giveUp(services, rows, 'no-label')
  const beganAt = performance.now()
  const seen = await look(session, {
    appGuid: first.appGuid,
    labelKey: first.labelKey,
    ids: rows.map(({ id }) => id),
  })
  for (const row of rows) await settleRow(services, session, row, seen, beganAt)
}

async function settleRow(
  services: Services,
  session: Session,
  row: SubmissionRow,
  seen: Look,
  beganAt: number,
): Promise<void> {
  const { db } = services.database
  if (seen.kind === 'failed') return lookFailed(services, row, seen)
  const found = seen.found.get(row.id) ?? []
  if (found.length > 0) return taskFound(services, row, found)
  if (isTooOld(row))
    return recordLook(db, row.id, { doubt: row.outcome === 'unknown' ? 'too-old' : undefined })
  if (row.outcome !== 'unknown') return leaveOpen(services, row)
  const watch = watchOf(services.watches, row.id, beganAt)
  const hasErrorDocument = errorsOf(row).length > 0
  const verdict = noteEmptyLook(watch, lifeOf(services), { beganAt, hasErrorDocument })
  if (verdict === 'open') return leaveOpen(services, row, { doubt: null })
  const doubt = await doubtAbout(services, session, row, watch)
  if (doubt.kind === 'failed') return lookFailed(services, row, doubt)
  if (doubt.kind === 'doubt') return leaveOpen(services, row, doubt)
  await settleLost(db, row.id, pause(services, watch, row))
}

async function taskFound({ database, watches }: Services, row: SubmissionRow, found: Task[]): Promise<void> {
  const [task, ...others] = found.toSorted((a, b) => a.created_at.localeCompare(b.created_at))
  if (!task) return
  await noteLabel(database.db, row.foundation, 'kept')
  watches.delete(row.id)
  // An accepted one was looked for as a proof only (P8).
  if (row.outcome === 'accepted') return recordLook(database.db, row.id, {})
  await settleAccepted(database.db, row.id, {
    taskGuid: task.guid,
    otherTaskGuids: others.map(({ guid }) => guid),
  })
}

/** A failed look is repeated, and is never an empty one. Where the API hides the app, only somebody else may find out. */
async function lookFailed(
  services: Services,
  row: SubmissionRow,
  failed: Extract<Look, { kind: 'failed' }>,
): Promise<void> {
  noteFailedLook(watchOf(services.watches, row.id, performance.now()))
  await recordLook(services.database.db, row.id, {
    problem: failed.why,
    doubt: hidesTheApp(failed) && row.outcome === 'unknown' ? 'app-not-readable' : undefined,
    afterMs: dueIn(services, row, failed.refused?.retryAfterMs ?? longestPauseMs(lifeOf(services))),
  })
}

/** The look says nothing yet: the next one is due as P10 says. */
async function leaveOpen(
  services: Services,
  row: SubmissionRow,
  left: Pick<Parameters<typeof recordLook>[2], 'problem' | 'doubt' | 'candidates'> = {},
): Promise<void> {
  const watch = watchOf(services.watches, row.id, performance.now())
  const afterMs = dueIn(services, row, pause(services, watch, row))
  await recordLook(services.database.db, row.id, { ...left, afterMs })
}

/** No look can ever find out: none is due any more. */
async function giveUp(
  { database }: Services,
  rows: readonly SubmissionRow[],
  doubt: 'no-label' | 'other-foundation',
): Promise<void> {
  for (const row of rows) {
    if (row.outcome === 'sending') continue
    await recordLook(database.db, row.id, { problem: 'there is nothing to look for', doubt })
  }
}

const lifeOf = ({ config }: Services) => ({ lifeMs: config.requestLifeMs })
const isTooOld = (row: SubmissionRow) => Date.now() - row.recordedAt.getTime() > DAY_MS
const pause = (services: Services, watch: Watch, row: SubmissionRow) =>
  pauseMs(watch, lifeOf(services), {
    now: performance.now(),
    hasErrorDocument: errorsOf(row).length > 0,
    isUnknown: row.outcome === 'unknown',
  })

/** Notes the moment by this process's clock too: the database's may jump. */
function dueIn(services: Services, row: SubmissionRow, afterMs: number): number {
  const now = performance.now()
  watchOf(services.watches, row.id, now).dueAt = now + afterMs
  return afterMs
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
  const groups: SubmissionRow[][] = []
  const open = new Map<string, SubmissionRow[]>()
  for (const row of rows) {
    const key = JSON.stringify([row.foundation, row.userOrigin, row.userId, row.appGuid, row.labelKey])
    const group = open.get(key)
    if (group && group.length < MOST_IDS_A_LOOK) group.push(row)
    else {
      const begun = [row]
      groups.push(begun)
      open.set(key, begun)
    }
  }
  return groups
}
