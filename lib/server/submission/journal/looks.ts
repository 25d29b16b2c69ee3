import 'server-only'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQLWrapper, sql } from 'drizzle-orm'
import { causeOf, causeText } from '@/lib/submission/cause'
import { type Doubt, OUTCOME, type Outcome, whatMayBecome } from '@/lib/submission/outcome'
import type { Candidate } from '@/lib/submission/submission'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import type { Verdict } from '../settling/verdict'
import type { SubmissionRow } from './row'
import { keptCause, storable } from './row'

/** How long a claimed row is left alone by others: longer than any look, short enough where one dies amid it (P13). */
const CLAIM = sql`interval '30 seconds'`

/** Nobody has claimed it. A claim further ahead than a claim lasts is of a clock that jumped. */
const isFree = or(
  isNull(submissions.lookingUntil),
  lt(submissions.lookingUntil, sql`now()`),
  gt(submissions.lookingUntil, sql`now() + ${CLAIM}`),
)

/**
 * Claims rows whose look is due, those due longest first: by the database's clock, or by the caller's own (`dueIds`),
 * which does not jump. What somebody else has claimed is passed over; nobody waits. One statement, so a short
 * transaction of its own.
 */
export async function claimDue(
  db: Database,
  most: number,
  dueIds: readonly string[],
): Promise<SubmissionRow[]> {
  const isDue = or(lte(submissions.nextLookAt, sql`now()`), inArray(submissions.id, [...dueIds]))
  return claim(
    db,
    db
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(isNotNull(submissions.nextLookAt), isDue, isFree))
      .orderBy(asc(submissions.nextLookAt))
      .limit(most)
      .for('update', { skipLocked: true }),
  )
}

/** Claims these rows for a look now, as far as nobody else is looking. */
export async function claimThese(db: Database, ids: readonly string[]): Promise<SubmissionRow[]> {
  return claim(
    db,
    db
      .select({ id: submissions.id })
      .from(submissions)
      .where(and(inArray(submissions.id, [...ids]), isFree))
      .for('update', { skipLocked: true }),
  )
}

function claim(db: Database, free: SQLWrapper): Promise<SubmissionRow[]> {
  return db
    .update(submissions)
    .set({ lookingUntil: sql`now() + ${CLAIM}` })
    .where(inArray(submissions.id, free))
    .returning()
}

/** Frees what a process that is gone had claimed: only where nobody else can have claimed anything. */
export async function releaseClaims(db: Database): Promise<void> {
  await db.update(submissions).set({ lookingUntil: null }).where(isNotNull(submissions.lookingUntil))
}

/** Ids of rows that are still looked for: what a process watches from when it first sees them (P11). */
export async function unsettledIds(db: Database): Promise<string[]> {
  const rows = await db
    .select({ id: submissions.id })
    .from(submissions)
    .where(isNotNull(submissions.nextLookAt))
  return rows.map(({ id }) => id)
}

/** Turns `sending` rows whose request can no longer be open in any process into `unknown`. */
export async function markStale(db: Database, olderThanMs: number): Promise<void> {
  const cause = causeOf('stopped-before-the-answer')
  await db
    .update(submissions)
    .set({
      outcome: 'unknown',
      ...keptCause(cause),
      errorText: causeText(cause),
      nextLookAt: sql`now()`,
    })
    .where(
      and(
        inArray(submissions.outcome, whatMayBecome('unknown')),
        lte(submissions.recordedAt, sql`now() - make_interval(secs => ${olderThanMs / 1000})`),
      ),
    )
}

/** So many instants of looks are kept: the later ones are far apart, and there may be thousands of them. */
const MOST_INSTANTS = 40

const looked = {
  lookedAt: sql`now()`,
  lookedAts: sql`case when ${submissions.looks} < ${MOST_INSTANTS}
    then coalesce(${submissions.lookedAts}, '[]') || to_jsonb(now()::timestamptz(3)) else ${submissions.lookedAts} end`,
  looks: sql`${submissions.looks} + 1`,
  lookProblem: null,
  lookingUntil: null,
}

type Looked = Pick<SubmissionRow, 'id' | 'outcome' | 'lookingUntil'>

/**
 * Writes what a look came to, in one statement, to a row as it was claimed. A task that was found settles whatever is
 * open (P12). All else holds only as long as the claim does and nobody has settled the row: who comes late, or second,
 * changes nothing, and what he saw is looked for again.
 */
export async function writeVerdict(db: Database, row: Looked, verdict: Verdict): Promise<void> {
  const written = writtenOf(verdict)
  if (!written) return
  const isStill =
    verdict.kind === 'accepted'
      ? inArray(submissions.outcome, whatMayBecome('accepted'))
      : and(holdsClaim(row), inArray(submissions.outcome, standsFor(row.outcome)))
  await db
    .update(submissions)
    .set(written)
    .where(and(eq(submissions.id, row.id), isStill))
}

/** By the instant to which it was claimed: whoever claimed it after that has another one. */
const holdsClaim = ({ lookingUntil }: Looked) =>
  lookingUntil === null ? isNull(submissions.lookingUntil) : eq(submissions.lookingUntil, lookingUntil)

/** What is said of an outcome holds of what is as undecided: one that was `sending` may be `unknown` by now. */
const standsFor = (outcome: Outcome): Outcome[] => [
  outcome,
  ...OUTCOME[outcome].becomes.filter((to) => OUTCOME[to].isUndecided),
]

function writtenOf(verdict: Verdict) {
  switch (verdict.kind) {
    case 'accepted':
      return {
        ...looked,
        ...settled,
        outcome: verdict.kind,
        taskGuid: verdict.taskGuid,
        otherTaskGuids: verdict.otherTaskGuids,
        ...due(undefined),
      }
    // Looks go on, later and later: a late arrival must be seen (F47).
    case 'lost':
      return { ...looked, ...settled, outcome: verdict.kind, ...due(verdict.afterMs) }
    case 'looked':
      return { ...looked, ...doubtOf(verdict), ...due(verdict.afterMs) }
    case 'not-looked':
      return {
        lookProblem: storable(verdict.problem),
        lookingUntil: null,
        ...doubtOf(verdict),
        ...due(verdict.afterMs),
      }
    case 'nothing':
      return undefined
  }
}

const settled = { doubt: null, candidates: null, settledAt: sql`now()` }

const doubtOf = ({ doubt, candidates }: { doubt?: Doubt | null; candidates?: Candidate[] }) => ({
  ...(doubt !== undefined && { doubt }),
  ...(candidates && {
    candidates: candidates.map(({ name, ...rest }) => ({ ...rest, name: storable(name) })),
  }),
})

const due = (afterMs: number | undefined) => ({
  nextLookAt: afterMs === undefined ? null : sql`now() + make_interval(secs => ${afterMs / 1000})`,
})
