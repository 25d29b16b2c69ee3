import { useQuery } from '@tanstack/react-query'
import { dequal } from 'dequal/lite'
import { unstable_isUnrecognizedActionError as isUnrecognizedActionError } from 'next/navigation'
import { useCallback, useRef, useState } from 'react'
import { ReadError } from '@/lib/queries/get-json'
import { submissionQuery } from '@/lib/queries/submission'
import type { SubmissionResult, Ticket } from '@/lib/submission/submission'
import { asksToSendAgain, isOpenResult } from '@/lib/submission/submission'
import { pressKey } from '@/lib/task-form/draft'
import { FORM_VERSION, type TaskFormValues } from '@/lib/task-form/fields'
import { keepPress } from '../draft/kept-press'
import { bytesOf, callWithin, TooLarge } from './too-large'

/** The server action that takes a press. */
export type CreateTask = (input: {
  version: number
  ticket: Ticket
  values: TaskFormValues
  /** This id was pressed before and no answer came: the console looks before it sends (P5). */
  pressed?: boolean
  /** The submission that this one is sent again for; `anyway` where nobody knows whether that one arrived. */
  resends?: string
  anyway?: boolean
}) => Promise<SubmissionResult>

/**
 * The last press, and what came back: a result, nothing, word that it is too large for somebody on the way, or that the
 * console was renewed meanwhile.
 */
type Press = {
  ticket: Ticket
  values: TaskFormValues
  answer: { kind: 'result'; result: SubmissionResult } | { kind: 'none' | 'too-large' | 'updated' }
  answeredAt: number
  bytes?: number
}

/** The second half of a double click comes within this time after the answer, with nothing changed (P1). */
const DOUBLE_CLICK_MS = 1_000
const ANSWER_WITHIN_MS = 15_000

/**
 * Sends the form and follows what becomes of it. The first press uses the page's own id, later ones the id that came
 * with the last answer. While the outcome is open, or the console did not answer, the submission's state is asked
 * for until it is settled. Nothing is sent a second time by itself.
 */
export function usePress({ ticket, create }: { ticket: Ticket; create: CreateTask }) {
  const [press, setPress] = useState<Press>()
  const [given, setGiven] = useState<Ticket>()
  const [presses, setPresses] = useState(0)
  const [isAsking, setAsking] = useState(false)
  const [isSignedInAgain, setSignedInAgain] = useState(false)
  const isSending = useRef(false)
  const answered = press?.answer.kind === 'result' ? press.answer.result : undefined
  const isOpen = press?.answer.kind === 'none' || (answered !== undefined && isOpenResult(answered))
  const followed = useQuery({ ...submissionQuery(press?.ticket.id ?? ticket.id), enabled: isOpen })
  const result = (isOpen ? followed.data : undefined) ?? answered
  const next = given ?? nextPress(result) ?? press?.ticket ?? unused(ticket)

  const again = press && result && asksToSendAgain(result) ? { values: press.values, result } : undefined

  const send = async (values: TaskFormValues, anyway = false) => {
    if (isSending.current || isSecondHalf(press, values)) return
    const isAgain = again !== undefined && dequal(again.values, values)
    // Nobody knows whether the first one arrived: sending it again is asked once more (P11).
    if (isAgain && again.result.outcome === 'unknown' && !anyway) return setAsking(true)
    setAsking(false)
    setSignedInAgain(false)
    isSending.current = true
    const sent = { ticket: next, values }
    const how = isAgain
      ? { resends: again.result.submission.id, anyway }
      : { pressed: unanswered.has(next.id) || undefined }
    const keptAt = pressKey(next.foundation, next.user, values.app)
    keepPress(keptAt, sent)
    const input = { version: FORM_VERSION, ...sent, ...how }
    const bytes = bytesOf([input])
    const answer = await Promise.race([callWithin(bytes, () => create(input)), nobodyAnswers()]).then(
      (value) => ({ kind: 'result' as const, result: value }),
      (error: unknown) => ({ kind: whyWithoutResult(error, unanswered.has(sent.ticket.id)) }),
    )
    // Somebody else refused it before the console: there is nothing to ask for.
    if (answer.kind === 'too-large') sessionStorage.removeItem(keptAt)
    if (answer.kind === 'result' && isDoneWith(answer.result, unanswered.has(sent.ticket.id))) {
      sessionStorage.removeItem(keptAt)
      const after = nextPress(answer.result)
      if (after) markUsedUp(sent.ticket.id, after)
    }
    if (answer.kind === 'none') unanswered.add(sent.ticket.id)
    setGiven(undefined)
    setPresses((count) => count + 1)
    setPress({ ...sent, answer, answeredAt: performance.now(), bytes })
    isSending.current = false
  }

  return {
    result,
    send,
    /** Sends the last press again as it was: after `lost`, or once it was asked whether to do so anyway. */
    sendAgain: (anyway: boolean) => (press ? send(press.values, anyway) : Promise.resolve()),
    /** It was pressed again though nobody knows whether the first one arrived: the operator must decide. */
    isAsking,
    ask: setAsking,
    /** What the next press is sent under. */
    next,
    /** The values of the last press, as sent. */
    sent: press?.values,
    isWithoutAnswer: press?.answer.kind === 'none' && result === undefined,
    /** The session ended, before the press was sent or while its outcome was followed. */
    isSignedOut: result?.outcome === 'signed-out' || isReadError(followed.error, 401),
    isUpdated: press?.answer.kind === 'updated',
    isTooLarge: press?.answer.kind === 'too-large',
    /** How long the last press was as a request; undefined where it was made by another page. */
    bytes: press?.bytes,
    /** The console has no record of the press: it did not arrive. */
    isKnownMissing: isReadError(followed.error, 404),
    /** How many presses there were: what belongs to one begins anew with the next. */
    presses,
    /** Follows a press of which this tab saw no outcome, since it was reloaded or died. */
    resume: useCallback((before: Ticket, values: TaskFormValues) => {
      unanswered.add(before.id)
      const taken: Press = {
        ticket: before,
        values,
        answer: { kind: 'none' },
        answeredAt: performance.now(),
      }
      setPress((made) => made ?? taken) // somebody was faster, and pressed anew
    }, []),
    /**
     * Signed in again. The same person goes on under the pressed id: a press before this one may have been sent, and
     * under one id there is only one. Somebody else gets an id of his own.
     */
    signedIn: (own: Ticket) => {
      const isSame = press?.ticket.user === own.user && press.ticket.foundation === own.foundation
      const isUsedUp = answered?.outcome === 'signed-out' && answered.wasRefused
      if (isSame && isOpen) void followed.refetch()
      // This press was not taken, but one before it under the same id may have been sent: that one is asked for.
      else if (isSame && !isUsedUp && unanswered.has(press.ticket.id))
        setPress({ ...press, answer: { kind: 'none' } })
      else {
        setGiven(isSame && !isUsedUp ? press.ticket : own)
        setPress(undefined)
        setSignedInAgain(true)
      }
    },
    /** Signed in again, and nothing was pressed since: what waits in the form was not sent. */
    isSignedInAgain,
    /** Back to the form, with an id for another task like this. */
    startOver: (another: Ticket) => {
      setGiven(another)
      setPress(undefined)
    },
    /** Leaves a press whose outcome is open: the form begins anew, with an id of its own. */
    leave: (another: Ticket) => {
      if (press) {
        sessionStorage.removeItem(pressKey(press.ticket.foundation, press.ticket.user, press.values.app))
        markUsedUp(press.ticket.id, another)
      }
      setGiven(another)
      setPress(undefined)
    },
  }
}

/**
 * Ids of this tab whose outcome was shown, each with the one that came after it: a page that comes back from the
 * browser's history carries a used one, which would only tell its old outcome.
 */
const usedUp = new Map<string, Ticket>()

/** Notes that the outcome of an id was shown, and which id is for what comes next. */
export const markUsedUp = (id: string, next: Ticket): void => void usedUp.set(id, next)

/** A page's id, or where it was used up the first after it that was not. */
function unused(ticket: Ticket): Ticket {
  const next = usedUp.get(ticket.id)
  return next ? unused(next) : ticket
}

/** Ids of this tab that were pressed without an answer: one of them may have been sent (P5). */
const unanswered = new Set<string>()

/** What the next press from this form goes out under. While it is searched for there is no form to press in. */
const nextPress = (result: SubmissionResult | undefined): Ticket | null =>
  result && 'next' in result && !(isOpenResult(result) && !asksToSendAgain(result)) ? result.next : null

/** The console answers within ten seconds; what takes longer is followed like any press without an answer. */
function nobodyAnswers(): Promise<never> {
  return new Promise((_resolve, reject) =>
    setTimeout(reject, ANSWER_WITHIN_MS, new Error('no answer in time')),
  )
}

/** A press that is too large after one without an answer, of the same id: that one may have been sent, and is followed. */
function whyWithoutResult(error: unknown, wasUnanswered: boolean): 'updated' | 'too-large' | 'none' {
  if (isUnrecognizedActionError(error)) return 'updated'
  return error instanceof TooLarge && !wasUnanswered ? 'too-large' : 'none'
}

const isReadError = (error: unknown, status: number): boolean =>
  error instanceof ReadError && error.status === status

/** Whether nothing is left to ask about: a press that came without a session was not even recorded. */
const isDoneWith = (result: SubmissionResult, wasUnanswered: boolean): boolean =>
  !isOpenResult(result) && (result.outcome !== 'signed-out' || !wasUnanswered)

/** Whether this is the other half of a double click. Only a refusal brings another id: elsewhere it does no harm. */
function isSecondHalf(press: Press | undefined, values: TaskFormValues): boolean {
  if (press?.answer.kind !== 'result') return false
  const { outcome } = press.answer.result
  if (outcome !== 'rejected' && outcome !== 'invalid') return false
  return dequal(values, press.values) && performance.now() - press.answeredAt < DOUBLE_CLICK_MS
}
