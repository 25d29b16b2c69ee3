'use client'
import { useEffect } from 'react'
import * as z from 'zod/mini'
import { type Ticket, ticketSchema } from '@/lib/resources/submission'
import { formShape } from '@/lib/task-form/schema'
import type { TaskFormValues } from '@/lib/task-form/values'

const pressSchema = z.object({ ticket: ticketSchema, values: formShape })

type ResumePressProps = { storageKey: string; resume: (ticket: Ticket, values: TaskFormValues) => void }

/** Takes up a press of which this tab saw no outcome, since it was reloaded or died: its state is shown first (P1). */
export function ResumePress({ storageKey, resume }: ResumePressProps) {
  // The browser's storage is outside of React, and it is there only once the page was taken over.
  useEffect(() => {
    const press = readPress(sessionStorage.getItem(storageKey))
    if (press) resume(press.ticket, press.values)
  }, [storageKey, resume])
  return null
}

function readPress(text: string | null): z.infer<typeof pressSchema> | undefined {
  try {
    return pressSchema.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}
