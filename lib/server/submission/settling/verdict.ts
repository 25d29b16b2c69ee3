import 'server-only'
import type { Task } from '@/lib/resources/task'
import type { Doubt } from '@/lib/submission/outcome'
import type { Candidate } from '@/lib/submission/submission'
import { errorsOf, type SubmissionRow } from '../journal/row'
import type { LabelProof } from './label-proof'
import { deadlineMs, decides, type Life, longestPauseMs, pauseMs, type Watch } from './watch'

/** What speaks against `lost` where looks found nothing: how the foundation is known to treat our label, and tasks without it. */
export type Against = { proof: LabelProof; candidates: readonly Candidate[] }

/** What could be seen of one submission at one time. */
export type Seen =
  /** A complete look: the tasks that carry its id, the earliest first. */
  | { kind: 'tasks'; tasks: readonly Task[] }
  /** A complete look that found none. `against` was asked for only where the look may decide (`mayDecide`). */
  | { kind: 'none'; beganAt: number; against?: Against }
  /** The look could not be made, which is no empty look. */
  | { kind: 'failed'; why: string; hidesTheApp: boolean; retryAfterMs?: number }
  /** Nobody who may read the app is signed in. */
  | { kind: 'nobody-looks' }
  /** No look can ever find out. */
  | { kind: 'nothing-to-look-for'; doubt: 'no-label' | 'other-foundation' }

/** What is to be written of a submission after it was looked for; `afterMs` is when the next look is due, if ever. */
export type Verdict =
  | { kind: 'accepted'; taskGuid: string; otherTaskGuids: string[] }
  | { kind: 'lost'; afterMs: number }
  /** A complete look that changes no outcome. */
  | ({ kind: 'looked' } & LeftOpen)
  /** No complete look, and why. */
  | ({ kind: 'not-looked'; problem: string } & LeftOpen)
  /** Its sender is at it, or the answer has settled it. */
  | { kind: 'nothing' }

type LeftOpen = {
  afterMs?: number
  /** Why it can't be found out; undefined leaves what is known of it. */
  doubt?: Doubt | null
  candidates?: Candidate[]
}

type Judged = Pick<SubmissionRow, 'outcome' | 'recordedAt' | 'errors'>

/** `now` is of the monotonic clock that the watch was begun by, `date` in milliseconds since 1970. */
export type Moment = { now: number; date: number }

const DAY_MS = 24 * 60 * 60 * 1000

const isTooOld = ({ recordedAt }: Judged, { date }: Moment) => date - recordedAt.getTime() > DAY_MS
const hasErrorDocument = (row: Judged) => errorsOf(row).length > 0

/** The watch of a submission after it was looked for: empty looks in a row count once its request can't be alive (P11). */
export function watchAfter(watch: Watch, row: Judged, seen: Seen, life: Life, at: Moment): Watch {
  if (seen.kind === 'failed') return { ...watch, emptyLooks: [] }
  if (seen.kind !== 'none' || row.outcome !== 'unknown' || isTooOld(row, at)) return watch
  const isAlive = seen.beganAt - watch.since < deadlineMs(life, hasErrorDocument(row))
  return isAlive ? watch : { ...watch, emptyLooks: [...watch.emptyLooks, seen.beganAt] }
}

/** Whether an empty look that began then is one of those that decide, so that what speaks against `lost` must be known. */
export function mayDecide(watch: Watch, row: Judged, beganAt: number, life: Life, at: Moment): boolean {
  const after = watchAfter(watch, row, { kind: 'none', beganAt }, life, at)
  return after !== watch && decides(after, life, beganAt)
}

/**
 * What follows for a submission from what was seen of it (P10, P11): `watch` as it is with that look (`watchAfter`).
 * Asks no clock and no database, and decides the same whenever it is asked again.
 */
export function verdictOf(row: Judged, seen: Seen, watch: Watch, life: Life, at: Moment): Verdict {
  switch (seen.kind) {
    case 'tasks':
      return found(row, seen.tasks)
    case 'none':
      return notFound(row, seen, watch, life, at)
    case 'failed':
      return {
        kind: 'not-looked',
        problem: seen.why,
        doubt: seen.hidesTheApp && row.outcome === 'unknown' ? 'app-not-readable' : undefined,
        afterMs: seen.retryAfterMs ?? longestPauseMs(life),
      }
    case 'nobody-looks':
      return {
        kind: 'not-looked',
        problem: 'waits for somebody who may read the app to be signed in',
        afterMs: pause(row, watch, life, at),
      }
    case 'nothing-to-look-for':
      return givenUp(row, seen.doubt)
  }
}

/** When the next look is due after a verdict, by the monotonic clock; undefined where none is. */
export function nextLookAt(verdict: Verdict, { now }: Moment): number | undefined {
  if (verdict.kind === 'accepted' || verdict.kind === 'nothing' || verdict.afterMs === undefined)
    return undefined
  return now + verdict.afterMs
}

/** Of two tasks with one id the earlier is the outcome (P14, F74). */
function found(row: Judged, [first, ...others]: readonly Task[]): Verdict {
  if (!first) return { kind: 'nothing' }
  switch (row.outcome) {
    case 'sending':
    case 'unknown':
    case 'lost':
      return { kind: 'accepted', taskGuid: first.guid, otherTaskGuids: others.map(({ guid }) => guid) }
    // It was looked for as a proof only (P8).
    case 'accepted':
      return { kind: 'looked' }
    case 'rejected':
      return { kind: 'nothing' }
  }
}

function notFound(
  row: Judged,
  { beganAt, against }: Extract<Seen, { kind: 'none' }>,
  watch: Watch,
  life: Life,
  at: Moment,
): Verdict {
  if (isTooOld(row, at)) return { kind: 'looked', doubt: row.outcome === 'unknown' ? 'too-old' : undefined }
  const afterMs = pause(row, watch, life, at)
  switch (row.outcome) {
    case 'sending':
    case 'accepted':
    // A late arrival must be seen (F47).
    case 'lost':
      return { kind: 'looked', afterMs }
    case 'unknown':
      if (!against || !decides(watch, life, beganAt)) return { kind: 'looked', doubt: null, afterMs }
      return withDoubt(against, afterMs)
    case 'rejected':
      return { kind: 'nothing' }
  }
}

/** Tasks without our label speak louder than that nothing is proven: they can be looked at. */
function withDoubt({ proof, candidates }: Against, afterMs: number): Verdict {
  if (proof === 'dropped') return { kind: 'looked', doubt: 'label-dropped', afterMs }
  if (candidates.length > 0)
    return { kind: 'looked', doubt: 'candidates', candidates: [...candidates], afterMs }
  return proof === 'none' ? { kind: 'looked', doubt: 'not-proven', afterMs } : { kind: 'lost', afterMs }
}

function givenUp({ outcome }: Judged, doubt: Doubt): Verdict {
  const problem = 'there is nothing to look for'
  switch (outcome) {
    case 'sending':
    case 'rejected':
      return { kind: 'nothing' }
    case 'unknown':
      return { kind: 'not-looked', problem, doubt }
    case 'accepted':
    case 'lost':
      return { kind: 'not-looked', problem }
  }
}

const pause = (row: Judged, watch: Watch, life: Life, { now }: Moment): number =>
  pauseMs(watch, life, {
    now,
    hasErrorDocument: hasErrorDocument(row),
    isUnknown: row.outcome === 'unknown',
  })
