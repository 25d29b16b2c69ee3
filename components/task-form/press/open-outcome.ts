import { isOpen, maySendAgain, type OpenOutcome } from '@/lib/submission/outcome'
import type { SubmissionResult } from '@/lib/submission/submission'

type Of<O extends SubmissionResult['outcome']> = Extract<SubmissionResult, { outcome: O }>

/** Outcomes that may still become another one: the page goes on asking. */
export type OpenResult = Of<OpenOutcome>

/** Whether the outcome may still become another one. */
export const isOpenResult = (result: SubmissionResult): result is OpenResult =>
  result.outcome !== 'invalid' && result.outcome !== 'signed-out' && isOpen(result.outcome)

/** It surely did not arrive, or it can't be found out whether it did: the form is there, and so is sending again. */
export type AskingResult = Of<'unknown' | 'lost'>

/** Whether the operator may decide to send it again. */
export const asksToSendAgain = (result: SubmissionResult): result is AskingResult =>
  isOpenResult(result) && maySendAgain({ outcome: result.outcome, doubt: result.submission.doubt })

/** The outcomes that replace the form: the task, or the search for it. */
export type ShownResult = Of<'accepted' | 'sending' | 'unknown'>

/** Whether the outcome stands where the form was. Of two tasks for one submission the operator is told over the form. */
export function replacesForm(result: SubmissionResult | undefined): result is ShownResult {
  if (result?.outcome === 'accepted') return !hasTwoTasks(result)
  return result !== undefined && isOpenResult(result) && !asksToSendAgain(result)
}

/** Whether more than one task carries the submission's id, which should never be. */
export const hasTwoTasks = (result: SubmissionResult): result is Of<'accepted'> =>
  result.outcome === 'accepted' && result.submission.otherTaskGuids.length > 0
