import type { Ref } from 'react'
import type { Problem } from '@/components/ui/field'
import { NoAnswerAlert, TooLargeAlert, UpdatedAlert } from './no-answer-alert'
import { asksToSendAgain, hasTwoTasks } from './open-outcome'
import { SendAgainAlert } from './send-again-alert'
import { TwoTasksAlert } from './two-tasks-alert'
import type { useSubmission } from './use-submission'

export type OutcomeAlertsProps = {
  submission: ReturnType<typeof useSubmission>
  cancel: (guid: string) => Promise<Problem | undefined>
  /** Gives the alert the focus when it comes. */
  ref: Ref<HTMLDivElement>
}

/** What stands over the form of a press that was neither accepted nor refused. */
export function OutcomeAlerts({ submission, cancel, ref }: OutcomeAlertsProps) {
  const { result, isUpdated, isTooLarge, isWithoutAnswer, isKnownMissing, bytes } = submission
  if (isUpdated) return <UpdatedAlert ref={ref} />
  if (isTooLarge) return <TooLargeAlert ref={ref} bytes={bytes} />
  if (isWithoutAnswer) return <NoAnswerAlert ref={ref} isKnownMissing={isKnownMissing} bytes={bytes} />
  if (!result) return null
  if (asksToSendAgain(result)) return <SendAgainAlert ref={ref} result={result} submission={submission} />
  if (hasTwoTasks(result)) return <TwoTasksAlert ref={ref} submission={result.submission} cancel={cancel} />
  return null
}
