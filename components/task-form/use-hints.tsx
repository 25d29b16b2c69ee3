'use client'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import type { FieldName } from '@/lib/task-form/fields'
import { type Hint, hintsOf } from '@/lib/task-form/hints'
import type { TaskFormValues } from '@/lib/task-form/values'

/** A quote is open while one types: what is worth a look is said after a pause. */
const PAUSE_MS = 300

/** What is worth a look in command and name, found a moment after the typing paused; it blocks nothing. */
export function useHints(form: UseFormReturn<TaskFormValues>, isWanted: boolean) {
  const [hints, setHints] = useState<Hint[]>([])
  // A timer over the form's own events: neither belongs to a render.
  useEffect(() => {
    if (!isWanted) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const look = () => {
      const found = hintsOf(form.getValues())
      setHints((before) => (JSON.stringify(before) === JSON.stringify(found) ? before : found))
    }
    const later = () => {
      clearTimeout(timer)
      timer = setTimeout(look, PAUSE_MS)
    }
    const stop = form.subscribe({ formState: { values: true }, callback: later })
    later()
    return () => {
      clearTimeout(timer)
      stop()
    }
  }, [form, isWanted])
  return (field: FieldName) => {
    const own = hints.filter((hint) => hint.field === field)
    if (own.length === 0) return undefined
    return own.map(({ message }) => (
      <span key={message} className="block">
        {message}
      </span>
    ))
  }
}
