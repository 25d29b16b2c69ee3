import 'server-only'
import type { NotSentReason, SubmissionRecord, SubmissionResult, Ticket } from '@/lib/resources/submission'
import type { Task } from '@/lib/resources/task'
import { attribute } from '@/lib/task-form/refusals'
import { formShape } from '@/lib/task-form/schema'
import { emptyValues } from '@/lib/task-form/values'
import { gatherKnown } from '../checks/gather-known'
import { getTask } from '../cloud-controller/tasks'
import type { Session } from '../session/session'
import { errorsOf, type SubmissionRow } from './journal'
import type { Judgement } from './judge'
import { issueTicket } from './ticket'

/** A refusal by the console itself: nothing was sent. */
export function notSent(reason: NotSentReason, { next }: { next: Ticket | null }): SubmissionResult {
  return { outcome: 'rejected', submission: null, reason, problems: [], retryAfterMs: null, next }
}

/**
 * What a row means to its owner, as the page gets it. The judgement, where it was just made, saves reading the task
 * from the API; a task that can't be read is null and the page links to it.
 */
export async function resultOf(
  session: Session,
  row: SubmissionRow,
  judgement?: Judgement,
): Promise<SubmissionResult> {
  const submission = recordOf(row)
  switch (row.outcome) {
    case 'sending':
    case 'unknown':
      return { outcome: row.outcome, submission }
    case 'accepted':
      return {
        outcome: 'accepted',
        submission,
        task: judgement?.outcome === 'accepted' ? judgement.task : await readTask(session, row),
        wasChanged: false,
        next: issueTicket(session),
      }
    case 'rejected':
      return rejected(session, row, submission, retryAfterMsOf(judgement))
  }
}

const retryAfterMsOf = (judgement: Judgement | undefined): number | null =>
  judgement?.outcome === 'rejected' ? (judgement.retryAfterMs ?? null) : null

async function readTask(session: Session, row: SubmissionRow): Promise<Task | null> {
  if (row.taskGuid === null) return null
  const answer = await getTask(session, row.taskGuid)
  return answer.kind === 'ok' ? answer.body : null
}

async function rejected(
  session: Session,
  row: SubmissionRow,
  submission: SubmissionRecord,
  retryAfterMs: number | null,
): Promise<SubmissionResult> {
  const next = issueTicket(session)
  const errors = errorsOf(row)
  if (row.status === 401) {
    const renewal = await session.renew()
    if (renewal.kind === 'ended') return { outcome: 'signed-out' }
    return { outcome: 'rejected', submission, reason: 'sign-in-renewed', problems: [], retryAfterMs, next }
  }
  if (row.status === null || errors.length === 0)
    return { outcome: 'rejected', submission, reason: 'not-sent', problems: [], retryAfterMs, next }
  const form = formShape.safeParse(JSON.parse(row.form))
  const { problems } = attribute(
    { status: row.status, errors, retryAfterMs: retryAfterMs ?? undefined },
    {
      values: form.success ? form.data : emptyValues(row.appGuid),
      submissionLabel: row.labelKey === null ? undefined : { key: row.labelKey, value: row.id },
      known: await gatherKnown(session, row.appGuid, errors),
    },
  )
  return { outcome: 'rejected', submission, reason: null, problems, retryAfterMs, next }
}

/** The row as the page shows it. */
export function recordOf(row: SubmissionRow): SubmissionRecord {
  const text = (instant: Date | null) => instant?.toISOString() ?? null
  return {
    id: row.id,
    outcome: row.outcome,
    labelKey: row.labelKey,
    recordedAt: row.recordedAt.toISOString(),
    answeredAt: text(row.answeredAt),
    settledAt: text(row.settledAt),
    status: row.status,
    requestId: row.requestId,
    cause: row.cause,
    errors: errorsOf(row),
    looks: row.looks,
    lookedAt: text(row.lookedAt),
    nextLookAt: text(row.nextLookAt),
    taskGuid: row.taskGuid,
  }
}
