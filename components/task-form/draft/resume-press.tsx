'use client'
import { useEffect } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import * as z from 'zod/mini'
import { type Ticket, ticketSchema } from '@/lib/resources/submission'
import { formShape } from '@/lib/task-form/schema'
import type { TaskFormValues } from '@/lib/task-form/values'

const pressSchema = z.object({ ticket: ticketSchema, values: formShape })

type ResumePressProps = {
  storageKey: string
  form: UseFormReturn<TaskFormValues>
  resume: (ticket: Ticket, values: TaskFormValues) => void
}

/** Takes up a press of which this tab saw no outcome, since it was reloaded or died: its state is shown first (P1). */
export function ResumePress({ storageKey, form, resume }: ResumePressProps) {
  // The browser's storage is outside of React, and it is there only once the page was taken over.
  useEffect(() => {
    const press = readPress(sessionStorage.getItem(storageKey))
    if (!press) return
    form.reset(press.values) // should it have to be sent again
    resume(press.ticket, press.values)
  }, [storageKey, form, resume])
  return null
}

function readPress(text: string | null): z.infer<typeof pressSchema> | undefined {
  try {
    return pressSchema.safeParse(JSON.parse(text ?? '')).data
  } catch {
    return undefined
  }
}
