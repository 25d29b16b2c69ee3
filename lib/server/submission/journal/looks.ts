import 'server-only'
import { and, asc, eq, gt, inArray, isNotNull, isNull, lt, lte, or, type SQLWrapper, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import type { Candidate } from '@/lib/resources/submission'
import { type Doubt, isOpen, OUTCOMES, whatMayBecome } from '@/lib/submission/outcome'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import { storable } from '../storable'
import type { SubmissionRow } from './row'

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
  const cause = 'the console stopped before the answer was recorded'
  await db
    .update(submissions)
    .set({ outcome: 'unknown', cause, errorText: cause, nextLookAt: sql`now()` })
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

/** Writes what a look found: the task that carries the id, and any further ones. Only an open row moves (P12). */
export async function settleAccepted(
  db: Database,
  id: string,
  found: { taskGuid: string; otherTaskGuids: string[] },
): Promise<void> {
  const { taskGuid, otherTaskGuids } = found
  await db
    .update(submissions)
    .set({
      ...looked,
      outcome: 'accepted',
      taskGuid,
      otherTaskGuids,
      doubt: null,
      candidates: null,
      settledAt: sql`now()`,
      nextLookAt: null,
    })
    .where(and(eq(submissions.id, id), inArray(submissions.outcome, whatMayBecome('accepted'))))
}

/** Writes that the request surely did not arrive. Looks go on, later and later: a late arrival must be seen (F47). */
export async function settleLost(db: Database, id: string, afterMs: number): Promise<void> {
  await db
    .update(submissions)
    .set({
      ...looked,
      outcome: 'lost',
      doubt: null,
      candidates: null,
      settledAt: sql`now()`,
      ...due(afterMs),
    })
    .where(and(eq(submissions.id, id), inArray(submissions.outcome, whatMayBecome('lost'))))
}

/** What a look left open, and when the next one is due; none where `afterMs` is missing. */
export type LookLeftOpen = {
  afterMs?: number
  /** Why it could not be made; a look without is a complete one. */
  problem?: string
  /** Why it can't be found out; undefined leaves what is known of it. */
  doubt?: Doubt | null
  candidates?: Candidate[]
}

/**
 * Writes that a look did not find it, or could not be made. The outcome stays; a row that was settled meanwhile is left
 * as it is, and only an unknown one can be in doubt.
 */
export async function recordLook(db: Database, id: string, look: LookLeftOpen): Promise<void> {
  const { afterMs, problem, doubt, candidates } = look
  await db
    .update(submissions)
    .set({
      ...(problem === undefined ? looked : { lookProblem: storable(problem), lookingUntil: null }),
      ...(doubt !== undefined && { doubt: ifUnknown(doubt, submissions.doubt) }),
      ...(candidates && { candidates: ifUnknown(storableNames(candidates), submissions.candidates) }),
      ...due(afterMs),
    })
    .where(
      and(
        eq(submissions.id, id),
        or(inArray(submissions.outcome, OUTCOMES.filter(isOpen)), isNotNull(submissions.nextLookAt)),
      ),
    )
}

const ifUnknown = (value: string | null, otherwise: AnyPgColumn) =>
  sql`case when ${submissions.outcome} = 'unknown' then ${value}::${sql.raw(otherwise.getSQLType())} else ${otherwise} end`

const storableNames = (candidates: readonly Candidate[]): string =>
  JSON.stringify(candidates.map(({ name, ...rest }) => ({ ...rest, name: storable(name) })))

const due = (afterMs: number | undefined) => ({
  nextLookAt: afterMs === undefined ? null : sql`now() + make_interval(secs => ${afterMs / 1000})`,
})
