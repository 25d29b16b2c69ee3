import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { dequal } from 'dequal/lite'
import { causeOf } from '@/lib/submission/cause'
import type { SubmissionResult, Ticket } from '@/lib/submission/submission'
import { checkForm } from '@/lib/task-form/check'
import { createTask } from '../cloud-controller/create-task'
import type { Config } from '../config'
import type { Database } from '../db/connection'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { type EarlierPress, lookAtEarlierPress } from './earlier-press'
import { closeUntilWritten } from './journal/close'
import { findSubmission } from './journal/find'
import { type NewSubmission, type Opened, openSubmission, recordFound, recordRefused } from './journal/open'
import type { SubmissionRow } from './journal/row'
import { judge } from './judge'
import { fillInPlace, prepare, prepareInvalid } from './prepare'
import { isOwn, notSent, recordOf, resultOf } from './result'
import { mustProveLabel } from './settling/label-proof'
import { lookAtQuotaRefusal } from './settling/look'
import { type Watches, watchOf } from './settling/watch'
import { issueTicket, isUsable } from './ticket'

export type Submission = {
  ticket: Ticket
  values: unknown
  /** The page has pressed this id before and saw no outcome: it is looked for first (P5). */
  pressed?: boolean
  /** The submission that this one is sent again for. */
  resends?: string
  /** Sent again though it could not be found out whether the first one arrived. */
  anyway?: boolean
}

/** What submissions are sent with: the journal, what this process watches, and which label and limits are set. */
type Sending = {
  db: Database
  watches: Watches
  config: Pick<Config, 'submissionLabel' | 'requestTimeoutMs'>
}

declare global {
  interface OncePerProcess {
    underway: Map<string, Promise<unknown>>
  }
}

/** Presses that this process is working on, by submission id. */
const underway = oncePerProcess('underway', () => new Map())

/** Whether this process is still working on a press of this id. */
export const isUnderway = (id: string): boolean => underway.has(id)

/** Resolves when all that is being worked on now is done: a shutdown waits for it (P15). */
export const allDone = (): Promise<unknown> => Promise.allSettled(underway.values())

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
  sending: Sending,
  session: Session,
  submission: Submission,
): Promise<SubmissionResult> {
  const progress: Progress = {}
  const work = submit(sending, session, submission, progress)
  const { id } = submission.ticket
  // A second arrival is answered sooner than the first is done: that one is what a shutdown must wait for.
  if (!underway.has(id)) {
    underway.set(id, work)
    void work.catch(() => undefined).finally(() => underway.delete(id))
  }
  return Promise.race([work, answerMeanwhile(session, progress)])
}

async function submit(
  { db, watches, config }: Sending,
  session: Session,
  submission: Submission,
  progress: Progress,
): Promise<SubmissionResult> {
  const { ticket, values } = submission
  if (!isUsable(ticket, session, Date.now())) return notSent('open-the-form-again')
  // What an id became is told before anything else is looked at: a second arrival never gets a second id (P2).
  const first = await findSubmission(db, ticket.id).catch((): 'unreadable' => 'unreadable')
  if (first === 'unreadable') return notSent('not-recorded')
  if (first) return resultOfFirst(session, first, values)
  const checked = checkForm(values, { submissionLabel: config.submissionLabel })
  if (checked.kind === 'wrong') {
    const row = prepareInvalid(session, ticket, values)
    const recorded = await recordRefused(db, row, { cause: causeOf('form-refused') })
    if (recorded.kind === 'existed') return resultOfFirst(session, recorded.row, values)
    return { outcome: 'invalid', problems: checked.problems, next: issueTicket(session) }
  }
  const request = prepare(session, { ...submission, values: checked.values }, config)
  const refuse = (refused: Parameters<typeof recordRefused>[2]) =>
    recordRefused(db, request, refused).then((recorded) => resultOfRecorded(session, recorded, values))
  const { breaker } = session.foundation.agents
  if (breaker.isOpen()) return refuse({ cause: causeOf('api-away', breaker.reason()) })
  const bearer = await session.bearer(config.requestTimeoutMs + TOKEN_MARGIN_MS)
  if (bearer.kind === 'ended') return { outcome: 'signed-out' }
  if (bearer.kind === 'unavailable') return refuse({ cause: causeOf('sign-in-not-renewed', bearer.detail) })
  const earlier = await lookAtEarlierPress(db, session, { ...request, ...submission }, config)
  const known = await resultOfEarlier(db, session, earlier, request)
  if (known) return known
  if (progress.isGivenUp) return notSent('not-recorded')

  watchOf(watches, ticket.id, performance.now())
  progress.opening = openSubmission(db, request) // P3, P4: the row is durable before the first byte leaves
  const leaveBefore = performance.now() + LEAVE_WITHIN_MS
  const opened = await progress.opening
  if (opened.kind === 'failed') return notSent('not-recorded')
  if (opened.kind === 'existed') return resultOfFirst(session, opened.row, values) // P2: one inserter sends
  let leftAt: number | undefined
  const reply = await createTask(session, {
    appGuid: request.appGuid,
    accessToken: bearer.accessToken,
    body: request.body,
    timeoutMs: config.requestTimeoutMs,
    mayStillLeave: () => {
      const now = performance.now()
      if (now < leaveBefore) leftAt = now
      return now < leaveBefore
    },
  })
  const judged = judge(reply, { appGuid: request.appGuid, label: labelOf(request) }) // P8 to P10
  const judgement = await lookAtQuotaRefusal(session, request, judged)
  const answeredAt = performance.now()
  // Dying before this leaves `sending`, which a look settles: P13.
  const row = await closeUntilWritten(db, opened.row, judgement, {
    sentMsAgo: leftAt === undefined ? undefined : answeredAt - leftAt,
    mustProve: judgement.outcome === 'accepted' && (await mustProveLabel(db, request, judgement)),
  })
  void fillInPlace(db, session, opened.row).catch(() => undefined) // names only: the row is right without them
  return resultOf(session, row, judgement)
}

/** After ten seconds: what is recorded goes on and is followed; what is not recorded by then is not sent. */
async function answerMeanwhile(session: Session, progress: Progress): Promise<SubmissionResult> {
  await sleep(ANSWER_AFTER_MS, undefined, { ref: false })
  progress.isGivenUp = true
  const opened = await progress.opening
  if (!opened || opened.kind === 'failed') return notSent('not-recorded')
  if (!isOwn(session, opened.row)) return notSent('open-the-form-again')
  return { outcome: 'sending', submission: recordOf(opened.row), next: issueTicket(session) }
}

const labelOf = (request: NewSubmission) =>
  request.labelKey === null ? undefined : { key: request.labelKey, id: request.id }

/** What is told where an earlier press speaks against sending this one; nothing, where it may be sent (P5). */
async function resultOfEarlier(
  db: Database,
  session: Session,
  earlier: EarlierPress,
  request: NewSubmission,
): Promise<SubmissionResult | undefined> {
  switch (earlier.kind) {
    case 'none':
    case 'not-found':
      return undefined
    case 'unclear':
      return notSent('open-the-form-again')
    case 'row':
      return resultOfFirst(session, earlier.row, undefined)
    case 'task':
      return resultOfRecorded(session, await recordFound(db, request, earlier.task.guid), undefined)
    case 'refused': {
      const { status, errors, requestId } = earlier.refused
      const cause = causeOf('earlier-press-not-looked-for')
      const recorded = await recordRefused(db, request, { cause, status, errors, requestId })
      return resultOfRecorded(session, recorded, undefined)
    }
  }
}

async function resultOfRecorded(
  session: Session,
  recorded: Opened,
  values: unknown,
): Promise<SubmissionResult> {
  if (recorded.kind === 'failed') return notSent('not-recorded')
  return recorded.kind === 'existed'
    ? resultOfFirst(session, recorded.row, values)
    : resultOf(session, recorded.row)
}

/**
 * The second arrival of an id gets the first one's outcome; another person's id tells nothing (P2). `values` are what
 * was typed this time, undefined where they do not matter.
 */
async function resultOfFirst(
  session: Session,
  row: SubmissionRow,
  values: unknown,
): Promise<SubmissionResult> {
  if (!isOwn(session, row)) return notSent('open-the-form-again')
  const result = await resultOf(session, row)
  return result.outcome === 'accepted'
    ? { ...result, wasChanged: values !== undefined && !dequal(JSON.parse(row.form), values) }
    : result
}
