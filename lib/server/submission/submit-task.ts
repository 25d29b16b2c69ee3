import 'server-only'
import type { SubmissionResult, Ticket } from '@/lib/resources/submission'
import { checkForm } from '@/lib/task-form/check'
import { toRequestText } from '@/lib/task-form/to-request'
import type { TaskFormValues } from '@/lib/task-form/values'
import { createTask } from '../cloud-controller/create-task'
import type { Services } from '../services'
import type { Session } from '../session/session'
import { closeUntilWritten } from './close-until-written'
import {
  findSubmission,
  type NewSubmission,
  type Opened,
  openSubmission,
  recordRefused,
  type SubmissionRow,
} from './journal'
import { judge } from './judge'
import { fillInPlace, rememberedPlace } from './place'
import { isOwn, notSent, recordOf, resultOf } from './result'
import { storable } from './storable'
import { issueTicket, isUsable } from './ticket'

export type Submission = { ticket: Ticket; values: unknown }

/** How far one press has come, for the answer that must not wait for the end. */
type Progress = { opening?: Promise<Opened>; isGivenUp?: boolean }

/** A browser runs its actions one after another, so an answer must not wait longer than this. */
const ANSWER_AFTER_MS = 10_000
/** The first byte leaves within this time of the insert, or not at all: a frozen process must not wake up and send. */
const LEAVE_WITHIN_MS = 5_000
const TOKEN_MARGIN_MS = 60_000

/**
 * One press of `Create task`: recorded, sent once, settled. Always gives a value within about ten seconds; a request
 * that takes longer goes on here, and the page follows the submission by its id. Calling it again with the same
 * ticket never sends again: it tells what became of the first.
 */
export function submitTask(
  services: Services,
  session: Session,
  submission: Submission,
): Promise<SubmissionResult> {
  const progress: Progress = {}
  const work = submit(services, session, submission, progress)
  services.underway.set(submission.ticket.id, work)
  void work.catch(() => undefined).finally(() => services.underway.delete(submission.ticket.id))
  return Promise.race([work, answerMeanwhile(session, progress)])
}

async function submit(
  services: Services,
  session: Session,
  { ticket, values }: Submission,
  progress: Progress,
): Promise<SubmissionResult> {
  const { config, database } = services
  const { db } = database
  if (!isUsable(ticket, session, Date.now())) return notSent('open-the-form-again')
  // What an id became is told before anything else is looked at: a second arrival never gets a second id (P2).
  const first = await findSubmission(db, ticket.id).catch((): 'unreadable' => 'unreadable')
  if (first === 'unreadable') return notSent('not-recorded')
  if (first) return resultOfFirst(session, first, values)
  const checked = checkForm(values, { submissionLabel: config.submissionLabel })
  if (checked.kind === 'wrong') {
    const recorded = await recordInvalid(services, session, ticket, values)
    if (recorded.kind === 'existed') return resultOfFirst(session, recorded.row, values)
    return { outcome: 'invalid', problems: checked.problems, next: issueTicket(session) }
  }
  const request = prepare(services, session, ticket, checked.values)
  const bearer = await session.bearer(config.requestTimeoutMs + TOKEN_MARGIN_MS)
  if (bearer.kind === 'ended') return { outcome: 'signed-out' }
  if (bearer.kind === 'unavailable') {
    const cause = `sign-in could not be renewed: ${bearer.detail}`
    const refused = await recordRefused(db, request, { cause })
    if (refused.kind === 'failed') return notSent('not-recorded')
    return refused.kind === 'existed'
      ? resultOfFirst(session, refused.row, values)
      : resultOf(session, refused.row)
  }
  if (progress.isGivenUp) return notSent('not-recorded')

  progress.opening = openSubmission(db, request) // rule 2: the row is durable before the first byte leaves
  const leaveBefore = performance.now() + LEAVE_WITHIN_MS
  const opened = await progress.opening
  if (opened.kind === 'failed') return notSent('not-recorded')
  if (opened.kind === 'existed') return resultOfFirst(session, opened.row, values) // rule 1: one inserter sends
  const reply = await createTask(session, {
    appGuid: request.appGuid,
    accessToken: bearer.accessToken,
    body: request.body,
    timeoutMs: config.requestTimeoutMs,
    mayStillLeave: () => performance.now() < leaveBefore,
  })
  const judgement = judge(reply, { appGuid: request.appGuid, label: labelOf(request) }) // rule 4
  const row = await closeUntilWritten(db, opened.row, judgement) // dying before this leaves `sending`: rule 6
  void fillInPlace(services, session, opened.row).catch(() => undefined) // names only: the row is right without them
  return resultOf(session, row, judgement)
}

/** After ten seconds: what is recorded goes on and is followed; what is not recorded by then is not sent. */
async function answerMeanwhile(session: Session, progress: Progress): Promise<SubmissionResult> {
  await new Promise((resolve) => setTimeout(resolve, ANSWER_AFTER_MS).unref())
  progress.isGivenUp = true
  const opened = await progress.opening
  if (!opened || opened.kind === 'failed') return notSent('not-recorded')
  if (!isOwn(session, opened.row)) return notSent('open-the-form-again')
  return { outcome: 'sending', submission: recordOf(opened.row), next: issueTicket(session) }
}

function prepare(
  services: Services,
  session: Session,
  ticket: Ticket,
  values: TaskFormValues,
): NewSubmission {
  const key = services.config.submissionLabel
  return {
    ...ownedBy(session, ticket),
    ...rememberedPlace(services, session, values.app),
    form: JSON.stringify(values),
    body: toRequestText(values, key === '' ? undefined : { key, value: ticket.id }),
    labelKey: key === '' ? null : key,
  }
}

const ownedBy = (session: Session, ticket: Ticket) => ({
  id: ticket.id,
  foundation: session.foundation.origin,
  userId: session.user.id,
  userName: session.user.name,
  userOrigin: session.user.origin,
})

const labelOf = (request: NewSubmission) =>
  request.labelKey === null ? undefined : { key: request.labelKey, id: request.id }

/** What our own schema refuses is in the journal too, as rejected before sending. */
function recordInvalid(
  services: Services,
  session: Session,
  ticket: Ticket,
  values: unknown,
): Promise<Opened> {
  const place = rememberedPlace(services, session, appOf(values))
  const row = {
    ...ownedBy(session, ticket),
    ...place,
    form: JSON.stringify(values ?? null),
    body: '',
    labelKey: null,
  }
  return recordRefused(services.database.db, row, { cause: 'the form refused it' })
}

const appOf = (values: unknown): string =>
  typeof values === 'object' && values !== null && 'app' in values && typeof values.app === 'string'
    ? storable(values.app)
    : ''

/** The second arrival of an id gets the first one's outcome; another person's id tells nothing (P2). */
async function resultOfFirst(
  session: Session,
  row: SubmissionRow,
  values: unknown,
): Promise<SubmissionResult> {
  if (!isOwn(session, row)) return notSent('open-the-form-again')
  const result = await resultOf(session, row)
  return result.outcome === 'accepted'
    ? { ...result, wasChanged: row.form !== JSON.stringify(values) }
    : result
}
