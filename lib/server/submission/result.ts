import 'server-only'
import type { Task } from '@/lib/resources/task'
import type { NotSentReason, SubmissionRecord, SubmissionResult } from '@/lib/submission/submission'
import { emptyValues, formShape } from '@/lib/task-form/fields'
import { attribute } from '@/lib/task-form/refusal/attribute'
import { gatherKnown } from '../checks/gather-known'
import { getTask } from '../cloud-controller/tasks'
import type { Session } from '../session/session'
import {
  candidatesOf,
  causeOfRow,
  errorsOf,
  lookedAtsOf,
  otherTasksOf,
  type SubmissionRow,
} from './journal/row'
import type { Judgement } from './judge'
import { issueTicket } from './ticket'

/**
 * A refusal by the console itself: this press was not sent. It brings no other id: an earlier press under the same one
 * may have been, and only with the same id is pressing again always safe.
 */
export function notSent(reason: NotSentReason): SubmissionResult {
  return { outcome: 'rejected', submission: null, reason, problems: [], retryAfterMs: null, next: null }
}

/** Whether a row is of this session's user at this foundation; nobody else is told anything of it. */
export function isOwn(
  session: Session,
  row: Pick<SubmissionRow, 'userId' | 'userOrigin' | 'foundation'>,
): boolean {
  return (
    row.userId === session.user.id &&
    row.userOrigin === session.user.origin &&
    row.foundation === session.foundation.origin
  )
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
    case 'lost':
      return { outcome: row.outcome, submission, next: issueTicket(session) }
    case 'unknown':
      return { outcome: 'unknown', submission, settledBy: null, next: issueTicket(session) }
    case 'accepted':
      return {
        outcome: 'accepted',
        submission,
        task: judgement?.outcome === 'accepted' ? judgement.task : await readTask(session, row),
        wasChanged: false,
        next: issueTicket(session),
      }
    case 'rejected':
      return rejected(session, row, submission, judgement)
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
  judgement: Judgement | undefined,
): Promise<SubmissionResult> {
  const next = issueTicket(session)
  const errors = errorsOf(row)
  const retryAfterMs = retryAfterMsOf(judgement)
  if (row.status === 401) {
    // Renewed once, by the press itself: telling of it later asks nobody.
    const renewal = judgement && (await session.renew())
    if (renewal?.kind === 'ended') return { outcome: 'signed-out', wasRefused: true }
    const reason = renewal?.kind === 'token' ? 'sign-in-renewed' : 'sign-in-refused'
    return { outcome: 'rejected', submission, reason, problems: [], retryAfterMs, next }
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
    sentAt: text(row.sentAt),
    answeredAt: text(row.answeredAt),
    settledAt: text(row.settledAt),
    status: row.status,
    requestId: row.requestId,
    cause: causeOfRow(row),
    errors: errorsOf(row),
    looks: row.looks,
    lookedAt: text(row.lookedAt),
    lookedAts: lookedAtsOf(row),
    lookProblem: row.lookProblem,
    nextLookAt: text(row.nextLookAt),
    doubt: row.doubt,
    candidates: candidatesOf(row),
    taskGuid: row.taskGuid,
    otherTaskGuids: otherTasksOf(row),
    resends: row.resends,
  }
}
