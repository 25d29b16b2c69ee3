import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { SubmissionResult, Ticket } from '@/lib/resources/submission'
import { pressKey } from '@/lib/task-form/draft'
import { isUntouched, type TaskFormValues } from '@/lib/task-form/values'
import { asksToSendAgain } from '../open-outcome'
import { type KeptPress, markPressSeen, readPress } from './kept-press'

type Followed = {
  result?: SubmissionResult
  /** The values of the press that the result is of. */
  sent?: TaskFormValues
  resume: (ticket: Ticket, values: TaskFormValues) => void
}

/**
 * Takes up a press of which this tab saw no outcome, since it was reloaded or died: its state is shown first (P1).
 * Gives one whose outcome was seen and left open: it is offered, and stands in nobody's way.
 */
export function useKeptPress(
  form: UseFormReturn<TaskFormValues>,
  { foundation, user }: Ticket,
  { result, sent, resume }: Followed,
) {
  const [offered, setOffered] = useState<KeptPress>()
  // The browser's storage is outside of React, and it is there only once the page was taken over.
  useEffect(() => {
    const now = form.getValues()
    const press = readPress(pressKey(foundation, user, now.app))
    if (press?.seenAs) setOffered(press)
    else if (press) {
      if (isUntouched(now)) form.reset(press.values) // should it have to be sent again
      resume(press.ticket, press.values)
    }
  }, [foundation, user, form, resume])
  const app = sent?.app
  const seen = result && asksToSendAgain(result) ? result : undefined
  const seenId = seen?.submission.id
  const seenAs = seen?.outcome
  useEffect(() => {
    if (seenId && app !== undefined) markPressSeen(pressKey(foundation, user, app), seenId, seenAs)
  }, [foundation, user, app, seenId, seenAs])
  const show = (press: KeptPress) => {
    setOffered(undefined)
    resume(press.ticket, press.values)
  }
  if (!offered || result) return undefined
  return {
    pressedAt: new Date(offered.pressedAt),
    isLost: offered.seenAs === 'lost',
    show: () => show(offered),
  }
}
