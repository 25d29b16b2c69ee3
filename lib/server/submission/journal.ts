import 'server-only'
import { randomUUID } from 'node:crypto'
import { and, asc, desc, eq, gt, inArray, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import * as z from 'zod'
import { type ApiError, apiErrorSchema } from '@/lib/resources/api-error'
import type { Database } from '../db/connection'
import { submissions } from '../db/tables'
import type { Judgement } from './judge'
import { storable, storableError } from './storable'

export type SubmissionRow = typeof submissions.$inferSelect

/** A row as it is before its request: everything but what the database or the outcome adds. */
export type NewSubmission = Pick<
  SubmissionRow,
  | 'id'
  | 'foundation'
  | 'userId'
  | 'userName'
  | 'userOrigin'
  | 'appGuid'
  | 'appName'
  | 'spaceGuid'
  | 'spaceName'
  | 'organizationGuid'
  | 'organizationName'
  | 'form'
  | 'body'
  | 'labelKey'
>

/** Who inserted sends, once; nobody else, never again (P2). `failed`: not recorded, so not sent (P4). */
export type Opened =
  | { kind: 'inserted'; row: SubmissionRow }
  | { kind: 'existed'; row: SubmissionRow }
  | { kind: 'failed' }

const INSERT_LIMIT_MS = 2_000
const DAY_MS = 24 * 60 * 60 * 1000

/** Records a submission as `sending` before its request leaves; the first insert of an id wins. */
export function openSubmission(db: Database, submission: NewSubmission): Promise<Opened> {
  return insertOnce(db, { ...submission, outcome: 'sending', nextLookAt: sql`now() + interval '10 seconds'` })
}

/** Records in one write what was refused before sending; nothing goes upstream for it. */
export function recordRefused(
  db: Database,
  submission: NewSubmission,
  refused: { cause: string; errors?: ApiError[] },
): Promise<Opened> {
  return insertOnce(db, {
    ...submission,
    outcome: 'rejected',
    cause: refused.cause,
    errors: refused.errors ?? [],
    settledAt: sql`now()`,
  })
}

type Insert = Omit<typeof submissions.$inferInsert, 'nonce' | 'nextLookAt' | 'settledAt'> & {
  nextLookAt?: ReturnType<typeof sql>
  settledAt?: ReturnType<typeof sql>
}

async function insertOnce(db: Database, values: Insert): Promise<Opened> {
  const inserting = async (): Promise<Opened> => {
    const row = { ...values, nonce: randomUUID() }
    const [inserted] = await db
      .insert(submissions)
      .values(row)
      .onConflictDoNothing({ target: submissions.id })
      .returning()
    if (inserted) return { kind: 'inserted', row: inserted }
    const existing = await findSubmission(db, values.id)
    return existing ? { kind: 'existed', row: existing } : { kind: 'failed' }
  }
  const insert = inserting()
  const limit = new Promise<Opened>((resolve) =>
    setTimeout(resolve, INSERT_LIMIT_MS, { kind: 'failed' }).unref(),
  )
  const first = await Promise.race([insert.catch((): Opened => ({ kind: 'failed' })), limit])
  // Told as not recorded, so not sent: a row that is committed after all must not look as if it were (P4).
  if (first.kind === 'failed') void insert.then((late) => rejectUnsent(db, late)).catch(() => undefined)
  return first
}

async function rejectUnsent(db: Database, late: Opened): Promise<void> {
  if (late.kind !== 'inserted') return
  const { id, nonce } = late.row
  await db
    .update(submissions)
    .set({
      outcome: 'rejected',
      cause: 'recorded too late, so not sent',
      settledAt: sql`now()`,
      nextLookAt: null,
    })
    .where(and(eq(submissions.id, id), eq(submissions.nonce, nonce), eq(submissions.outcome, 'sending')))
}

/** The row of an id, whoever's it is: callers compare the owner. */
export async function findSubmission(db: Database, id: string): Promise<SubmissionRow | undefined> {
  const [row] = await db.select().from(submissions).where(eq(submissions.id, id))
  return row
}

/**
 * Writes the outcome of the answer, in one statement, to the row of this very insert. Only an open row moves; status,
 * errors and request id are kept whatever the outcome is by then (P6, P12). Gives the row as it is afterwards.
 */
export async function closeSubmission(
  db: Database,
  { id, nonce }: Pick<SubmissionRow, 'id' | 'nonce'>,
  judgement: Judgement,
): Promise<SubmissionRow | undefined> {
  const { outcome } = judgement
  const isSettled = outcome !== 'unknown'
  const moves = inArray(submissions.outcome, isSettled ? ['sending', 'unknown'] : ['sending'])
  const ifItMoves = (value: SQL | string | null, otherwise: AnyPgColumn) =>
    sql`case when ${moves} then ${value} else ${otherwise} end`
  const taskGuid = outcome === 'accepted' ? judgement.task.guid : null
  const cause = outcome === 'accepted' || judgement.cause === undefined ? null : storable(judgement.cause)
  const [row] = await db
    .update(submissions)
    .set({
      status: judgement.status ?? null,
      errors: outcome === 'accepted' ? [] : judgement.errors.map(storableError),
      requestId: judgement.requestId === undefined ? null : storable(judgement.requestId),
      answeredAt: sql`now()`,
      outcome: ifItMoves(outcome, submissions.outcome),
      taskGuid: ifItMoves(taskGuid, submissions.taskGuid),
      cause: ifItMoves(cause, submissions.cause),
      settledAt: isSettled ? ifItMoves(sql`now()`, submissions.settledAt) : submissions.settledAt,
      nextLookAt: isSettled
        ? ifItMoves(sql`null::timestamptz`, submissions.nextLookAt)
        : ifItMoves(sql`now()`, submissions.nextLookAt),
    })
    .where(and(eq(submissions.id, id), eq(submissions.nonce, nonce)))
    .returning()
  return row
}

/** Writes what a look found: the task that carries the id. Only an open row moves (P12). */
export async function settleAccepted(db: Database, id: string, taskGuid: string): Promise<void> {
  await db
    .update(submissions)
    .set({
      outcome: 'accepted',
      taskGuid,
      settledAt: sql`now()`,
      nextLookAt: null,
      lookedAt: sql`now()`,
      looks: sql`${submissions.looks} + 1`,
    })
    .where(and(eq(submissions.id, id), inArray(submissions.outcome, ['sending', 'unknown'])))
}

/** Writes that a look did not find it, or failed, and when the next one is due. */
export async function recordLook(
  db: Database,
  id: string,
  next: { afterMs: number; isLook: boolean },
): Promise<void> {
  await db
    .update(submissions)
    .set({
      nextLookAt: sql`now() + make_interval(secs => ${next.afterMs / 1000})`,
      ...(next.isLook ? { lookedAt: sql`now()`, looks: sql`${submissions.looks} + 1` } : {}),
    })
    .where(eq(submissions.id, id))
}

/** Turns `sending` rows whose request can no longer be open in any process into `unknown`. */
export async function markStale(db: Database, olderThanMs: number): Promise<void> {
  await db
    .update(submissions)
    .set({
      outcome: 'unknown',
      cause: 'the console stopped before the answer was recorded',
      nextLookAt: sql`now()`,
    })
    .where(
      and(
        eq(submissions.outcome, 'sending'),
        lt(submissions.recordedAt, sql`now() - make_interval(secs => ${olderThanMs / 1000})`),
      ),
    )
}

/** Open rows whose next look is due, oldest first; none older than a day. */
export async function dueForLook(db: Database, most: number): Promise<SubmissionRow[]> {
  return db
    .select()
    .from(submissions)
    .where(
      and(
        or(eq(submissions.outcome, 'sending'), eq(submissions.outcome, 'unknown')),
        lte(submissions.nextLookAt, sql`now()`),
        gt(submissions.recordedAt, sql`now() - make_interval(secs => ${DAY_MS / 1000})`),
      ),
    )
    .orderBy(asc(submissions.nextLookAt))
    .limit(most)
}

const RECENT_APPS = 12
const RECENT_SUBMISSIONS = 200

/** The apps of a user's newest submissions, by guid, the last used first. */
export async function recentApps(
  db: Database,
  { user, foundation }: { user: { id: string; origin: string }; foundation: { origin: string } },
): Promise<string[]> {
  const newest = await db
    .select({ appGuid: submissions.appGuid })
    .from(submissions)
    .where(
      and(
        eq(submissions.foundation, foundation.origin),
        eq(submissions.userId, user.id),
        eq(submissions.userOrigin, user.origin),
      ),
    )
    .orderBy(desc(submissions.recordedAt))
    .limit(RECENT_SUBMISSIONS)
  return [...new Set(newest.map(({ appGuid }) => appGuid))]
    .filter((guid) => guid !== '')
    .slice(0, RECENT_APPS)
}

/** Writes where the app of a row is, once that is known. */
export async function writePlace(
  db: Database,
  id: string,
  place: Pick<SubmissionRow, 'appName' | 'spaceGuid' | 'spaceName' | 'organizationGuid' | 'organizationName'>,
): Promise<void> {
  const { appName, spaceGuid, spaceName, organizationGuid, organizationName } = place
  await db
    .update(submissions)
    .set({
      appName: storable(appName),
      spaceGuid,
      spaceName: storable(spaceName),
      organizationGuid,
      organizationName: storable(organizationName),
    })
    .where(eq(submissions.id, id))
}

/** The errors that the API answered, as kept. */
export function errorsOf(row: Pick<SubmissionRow, 'errors'>): ApiError[] {
  const kept = z.array(apiErrorSchema).safeParse(row.errors)
  return kept.success ? kept.data : []
}
