import 'server-only'
import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, eq, type SQL, sql } from 'drizzle-orm'
import type { ApiError } from '@/lib/resources/api-error'
import { type Cause, causeOf, causeText } from '@/lib/submission/cause'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import { findResendOf, findSubmission } from './find'
import type { SubmissionRow } from './row'
import { errorTextOf, keptCause, storable, storableError } from './row'

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
  | 'taskName'
  | 'command'
  | 'labels'
  | 'resends'
>

/** Who inserted sends, once; nobody else, never again (P2). `failed`: not recorded, so not sent (P4). */
export type Opened =
  | { kind: 'inserted'; row: SubmissionRow }
  | { kind: 'existed'; row: SubmissionRow }
  | { kind: 'failed' }

/** A timeout of our own: the database's does not cover the commit (P4). */
const INSERT_LIMIT_MS = 2_000

/** Records a submission as `sending` before its request leaves; the first insert of an id, or of a resend, wins. */
export function openSubmission(db: Database, submission: NewSubmission): Promise<Opened> {
  return insertOnce(db, { ...submission, outcome: 'sending', nextLookAt: sql`now() + interval '10 seconds'` })
}

/** Records in one write what was refused before sending; nothing goes upstream for it. */
export function recordRefused(
  db: Database,
  submission: NewSubmission,
  refused: { cause: Cause; status?: number; errors?: ApiError[]; requestId?: string },
): Promise<Opened> {
  const errors = (refused.errors ?? []).map(storableError)
  return insertOnce(db, {
    ...submission,
    outcome: 'rejected',
    ...keptCause(refused.cause),
    status: refused.status,
    requestId: refused.requestId,
    errors,
    errorText: storable(errorTextOf(errors, refused.cause)),
    settledAt: sql`now()`,
  })
}

/** Records a submission whose task was found before anything was sent: its row was lost, the task was not (P5). */
export function recordFound(db: Database, submission: NewSubmission, taskGuid: string): Promise<Opened> {
  return insertOnce(db, {
    ...submission,
    outcome: 'accepted',
    taskGuid,
    looks: 1,
    lookedAt: sql`now()`,
    settledAt: sql`now()`,
  })
}

type Insert = Omit<typeof submissions.$inferInsert, 'nonce' | 'nextLookAt' | 'settledAt' | 'lookedAt'> & {
  nextLookAt?: SQL
  settledAt?: SQL
  lookedAt?: SQL
}

async function insertOnce(db: Database, values: Insert): Promise<Opened> {
  const nonce = randomUUID()
  const insert = inserting(db, { ...values, nonce })
  const limit = sleep<Opened>(INSERT_LIMIT_MS, { kind: 'failed' }, { ref: false })
  const first = await Promise.race([insert.catch((): Opened => ({ kind: 'failed' })), limit])
  // Told as not recorded, so not sent: a row that is committed after all must not look as if it were (P4).
  if (first.kind === 'failed')
    void insert.catch(() => undefined).then(() => rejectUnsent(db, { id: values.id, nonce }))
  return first
}

async function inserting(db: Database, values: Insert & { nonce: string }): Promise<Opened> {
  const [inserted] = await db.insert(submissions).values(values).onConflictDoNothing().returning()
  if (inserted) return { kind: 'inserted', row: inserted }
  const existing =
    (await findSubmission(db, values.id)) ?? (values.resends && (await findResendOf(db, values.resends)))
  return existing ? { kind: 'existed', row: existing } : { kind: 'failed' }
}

const TRY_AGAIN_MS = 1_000
/** Longer than any statement of the journal may run: what was not committed by then never will be. */
const SURELY_OVER_MS = 5_000

/**
 * Says of a row whose insert was not acknowledged that nothing was sent, as soon as the database can be asked, and
 * once more when a commit that came late would be there. By its nonce it can only hit that very insert (P4, F26).
 */
async function rejectUnsent(db: Database, { id, nonce }: { id: string; nonce: string }): Promise<void> {
  const cause = causeOf('recorded-too-late')
  const failedAt = performance.now()
  for (let isOver = false; !isOver; ) {
    try {
      isOver = performance.now() - failedAt > SURELY_OVER_MS
      await db
        .update(submissions)
        .set({
          outcome: 'rejected',
          ...keptCause(cause),
          errorText: causeText(cause),
          settledAt: sql`now()`,
          nextLookAt: null,
        })
        .where(and(eq(submissions.id, id), eq(submissions.nonce, nonce), eq(submissions.outcome, 'sending')))
    } catch {
      isOver = false
    }
    if (!isOver) await sleep(TRY_AGAIN_MS, undefined, { ref: false })
  }
}
