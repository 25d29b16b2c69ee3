import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import {
  asksToSendAgain,
  type SubmissionResult,
  type Ticket,
  ticketSchema,
} from '@/lib/submission/submission'
import { pressKey } from '@/lib/task-form/draft'
import { formShape, isUntouched, type TaskFormValues } from '@/lib/task-form/fields'

const pressSchema = z.object({
  ticket: ticketSchema,
  values: formShape,
  pressedAt: z.number(),
  /** What somebody saw of it: that it did not arrive, or that nobody can say whether it did. */
  seenAs: z.optional(z.enum(['lost', 'unknown'])),
})

/** A press as this tab keeps it, from before the request leaves until its outcome was shown (P1). */
type KeptPress = z.infer<typeof pressSchema>

/** Keeps a press: a tab that dies before it sees the outcome asks for it before it sends anything. */
export function keepPress(key: string, press: { ticket: Ticket; values: TaskFormValues }): void {
  write(key, { ...press, pressedAt: Date.now() })
}

/** The press that is kept under a key; nothing where it is none. */
function readPress(key: string): KeptPress | undefined {
  try {
    return pressSchema.safeParse(JSON.parse(sessionStorage.getItem(key) ?? '')).data
  } catch {
    return undefined
  }
}

/** Notes what was seen of the kept press with this id: the next page offers it and does not begin with it. */
function markPressSeen(key: string, id: string, seenAs: KeptPress['seenAs']): void {
  const press = readPress(key)
  if (press?.ticket.id === id) write(key, { ...press, seenAs })
}

function write(key: string, press: KeptPress): void {
  try {
    sessionStorage.setItem(key, JSON.stringify(press))
  } catch {
    // Storage that is full or forbidden: the press goes out all the same.
  }
}

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
