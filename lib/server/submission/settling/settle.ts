import 'server-only'
import type { Candidate } from '@/lib/submission/submission'
import type { Config } from '../../config'
import type { Database } from '../../db/connection'
import type { Session } from '../../session/session'
import { claimDue, markStale, unsettledIds, writeVerdict } from '../journal/looks'
import { errorsOf, type SubmissionRow } from '../journal/row'
import { noteLabel, readLabelProof } from './label-proof'
import { type FailedLook, hidesTheApp, type Look, look, lookForCandidates, MOST_IDS_A_LOOK } from './look'
import { type Against, type Moment, mayDecide, nextLookAt, type Seen, verdictOf, watchAfter } from './verdict'
import {
  decidedInMs,
  dueByWatch,
  keepWatching,
  type Life,
  noteNextLook,
  type Watch,
  type Watches,
  watchOf,
} from './watch'

const MOST_ROWS_A_ROUND = 100
const GROUPS_AT_ONCE = 8
const STALE_MARGIN_MS = 10_000
const MINUTE_MS = 60_000

/** What submissions are settled with: the journal, what this process has watched itself, and a request's life (P11). */
export type Settling = Life & { db: Database; watches: Watches }

/** Whose a submission is, and at which foundation. */
export type Submitter = Pick<SubmissionRow, 'foundation' | 'userId' | 'userOrigin'>

/** What a round needs besides: which foundation is served, and the sessions of those who submitted. */
type Round = Settling & {
  config: Pick<Config, 'requestTimeoutMs' | 'cfApiUrl'>
  sessionOf(submitter: Submitter): Promise<Session | undefined>
}

/**
 * One round of settling: rows that no process can be sending any more become `unknown`, and each row whose look is
 * due is claimed and looked for with a living session of its own submitter (P13). Safe to call at any time, as often
 * as wanted, in any number of processes.
 */
export async function settleDue(round: Round): Promise<void> {
  const { db, watches, config } = round
  await markStale(db, config.requestTimeoutMs + STALE_MARGIN_MS)
  const now = performance.now()
  keepWatching(watches, await unsettledIds(db), now)
  const due = await claimDue(db, MOST_ROWS_A_ROUND, dueByWatch(watches, now))
  const groups = byOwnerAndApp(due)
  // A few at once, so that an API that hangs for one app does not hold up everybody's rows.
  for (let first = 0; first < groups.length; first += GROUPS_AT_ONCE)
    await Promise.all(groups.slice(first, first + GROUPS_AT_ONCE).map((rows) => settleGroup(round, rows)))
}

/**
 * When the looks for an unknown one will have decided at the latest, if the API answers them; null where that can't be
 * said: nothing can be looked for, or this process does not watch it yet. Whole minutes, so that it stays as told.
 */
export function settledBy(settling: Settling, row: SubmissionRow): string | null {
  const watch = settling.watches.get(row.id)
  if (!watch || row.labelKey === null || row.doubt !== null) return null
  const hasErrorDocument = errorsOf(row).length > 0
  const inMs = decidedInMs(watch, settling, { now: performance.now(), hasErrorDocument })
  return inMs < 0 ? null : new Date(Math.ceil((Date.now() + inMs) / MINUTE_MS) * MINUTE_MS).toISOString()
}

async function settleGroup(round: Round, rows: SubmissionRow[]): Promise<void> {
  const [first] = rows
  if (!first) return
  if (first.foundation !== round.config.cfApiUrl)
    return settleAs(round, rows, { kind: 'nothing-to-look-for', doubt: 'other-foundation' })
  const session = await round.sessionOf(first)
  return session ? settleRows(round, session, rows) : settleAs(round, rows, { kind: 'nobody-looks' })
}

/** Looks for claimed rows of one app with a session that may read it, and writes what was seen. */
export async function settleRows(
  settling: Settling,
  session: Session,
  rows: readonly SubmissionRow[],
): Promise<void> {
  const [first] = rows
  if (!first) return
  const { appGuid, labelKey } = first
  if (labelKey === null) return settleAs(settling, rows, { kind: 'nothing-to-look-for', doubt: 'no-label' })
  const beganAt = performance.now()
  const looked = await look(session, { appGuid, labelKey, ids: rows.map(({ id }) => id) })
  if (looked.kind === 'complete' && looked.found.size > 0)
    await noteLabel(settling.db, first.foundation, 'kept')
  for (const row of rows)
    await settleAs(settling, [row], await seenOf(settling, session, row, looked, beganAt))
}

/** What a look saw of one row, with all that must be known besides. */
async function seenOf(
  settling: Settling,
  session: Session,
  row: SubmissionRow,
  looked: Look,
  beganAt: number,
): Promise<Seen> {
  if (looked.kind === 'failed') return failed(looked)
  const tasks = looked.found.get(row.id)
  if (tasks) return { kind: 'tasks', tasks }
  const watch = watchOf(settling.watches, row.id, beganAt)
  if (!mayDecide(watch, row, beganAt, settling, moment())) return { kind: 'none', beganAt }
  const against = await speaksAgainst(settling, session, row, watch)
  return against.kind === 'failed' ? failed(against) : { kind: 'none', beganAt, against }
}

const failed = (look: FailedLook): Seen => ({
  kind: 'failed',
  why: look.why,
  hidesTheApp: hidesTheApp(look),
  retryAfterMs: look.refused?.retryAfterMs,
})

/**
 * Asks what speaks against `lost`: a foundation whose way with labels is not proven, and tasks without our label that
 * were made since and may be this one (P11). Fails as a look does.
 */
async function speaksAgainst(
  { db }: Settling,
  session: Session,
  { appGuid, labelKey, taskName: name, foundation, recordedAt }: SubmissionRow,
  watch: Watch,
): Promise<({ kind: 'against' } & Against) | FailedLook> {
  const proof = await readLabelProof(db, foundation)
  if (labelKey === null || proof === 'dropped') return { kind: 'against', proof, candidates: [] }
  // By both clocks, since either may be the one that is short: this process's began with it, the other may jump.
  const withinMs = Math.max(Date.now() - recordedAt.getTime(), performance.now() - watch.since)
  const seen = await lookForCandidates(session, { appGuid, labelKey, name, withinMs })
  return seen.kind === 'failed' ? seen : { kind: 'against', proof, candidates: seen.tasks.map(candidateOf) }
}

const candidateOf = ({ guid, name, created_at }: Candidate): Candidate => ({ guid, name, created_at })

/** Decides on rows of which this was seen, and writes it; the next look is noted by this process's clock too. */
async function settleAs(settling: Settling, rows: readonly SubmissionRow[], seen: Seen): Promise<void> {
  const { db, watches } = settling
  for (const row of rows) {
    const at = moment()
    const watch = watchAfter(watchOf(watches, row.id, at.now), row, seen, settling, at)
    const verdict = verdictOf(row, seen, watch, settling, at)
    if (verdict.kind !== 'nothing') noteNextLook(watches, row.id, watch, nextLookAt(verdict, at))
    await writeVerdict(db, row, verdict)
  }
}

const moment = (): Moment => ({ now: performance.now(), date: Date.now() })

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
