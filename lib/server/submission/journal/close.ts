import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { AnyPgColumn } from 'drizzle-orm/pg-core'
import { whatMayBecome } from '@/lib/submission/outcome'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import type { Judgement } from '../judge'
import { errorTextOf, keptCause, type SubmissionRow, storable, storableError } from './row'

/**
 * Writes the outcome of the answer, in one statement, to the row of this very insert. Only an open row moves; status,
 * errors and request id are kept whatever the outcome is by then (P6, P12). `mustProve` asks for a look at a task
 * that is there, as the proof that the foundation keeps labels (P8). Gives the row as it is afterwards.
 */
export async function closeSubmission(
  db: Database,
  { id, nonce }: Pick<SubmissionRow, 'id' | 'nonce'>,
  judgement: Judgement,
  { sentMsAgo, mustProve }: { sentMsAgo?: number; mustProve: boolean },
): Promise<SubmissionRow | undefined> {
  const { outcome } = judgement
  const isSettled = outcome !== 'unknown'
  const moves = inArray(submissions.outcome, whatMayBecome(outcome))
  const ifItMoves = (value: SQL | string | null, otherwise: AnyPgColumn) =>
    sql`case when ${moves} then ${value} else ${otherwise} end`
  const errors = judgement.errors.map(storableError)
  const { cause, causeDetail, causeCode } = keptCause(judgement.cause)
  const nextLookAt = !isSettled || (outcome === 'accepted' && mustProve) ? sql`now()` : sql`null::timestamptz`
  const [row] = await db
    .update(submissions)
    .set({
      status: judgement.status ?? null,
      errors,
      errorText: storable(errorTextOf(errors, judgement.cause)),
      requestId: judgement.requestId === undefined ? null : storable(judgement.requestId),
      answeredAt: sql`now()`,
      sentAt: sentMsAgo === undefined ? null : sql`now() - make_interval(secs => ${sentMsAgo / 1000})`,
      outcome: ifItMoves(outcome, submissions.outcome),
      taskGuid: ifItMoves(outcome === 'accepted' ? judgement.task.guid : null, submissions.taskGuid),
      cause: ifItMoves(cause, submissions.cause),
      causeDetail: ifItMoves(causeDetail, submissions.causeDetail),
      causeCode: ifItMoves(causeCode, submissions.causeCode),
      doubt: isSettled ? ifItMoves(null, submissions.doubt) : submissions.doubt,
      settledAt: isSettled ? ifItMoves(sql`now()`, submissions.settledAt) : submissions.settledAt,
      nextLookAt: ifItMoves(nextLookAt, submissions.nextLookAt),
    })
    .where(and(eq(submissions.id, id), eq(submissions.nonce, nonce)))
    .returning()
  return row
}

const RETRY_AFTER_MS = 1_000

/**
 * Writes the outcome of an answer and gives the row as it is then. While the database is away the outcome waits
 * here, in memory (P4); a process that dies meanwhile leaves `sending`, which a look settles.
 */
export async function closeUntilWritten(
  db: Database,
  opened: SubmissionRow,
  judgement: Judgement,
  facts: Parameters<typeof closeSubmission>[3],
): Promise<SubmissionRow> {
  for (;;) {
    try {
      return (await closeSubmission(db, opened, judgement, facts)) ?? opened
    } catch {
      await sleep(RETRY_AFTER_MS)
    }
  }
}
