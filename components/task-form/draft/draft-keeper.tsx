'use client'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { fieldId } from '@/components/fields/field-id'
import { Button } from '@/components/ui/button'
import { Time } from '@/components/ui/time'
import type { Ticket } from '@/lib/resources/submission'
import { type Draft, readDraft } from '@/lib/task-form/draft'
import { draftKey, forgetDrafts, pressKey } from '@/lib/task-form/draft-key'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/values'
import { keepDraft } from './keep-draft'

type DraftKeeperProps = {
  form: UseFormReturn<TaskFormValues>
  ticket: Ticket
  /** An address filled the form in: it comes before a draft. */
  isFilled: boolean
  /** Told of a draft that was found and not taken, with a way to take it. */
  onFound: (draft: { savedAt: Date; use: () => void } | undefined) => void
  onDiscard: () => void
}

/** Keeps what is typed in this tab until it is sent, gives it back when the page comes again, and says so. */
export function DraftKeeper({ form, ticket, isFilled, onFound, onDiscard }: DraftKeeperProps) {
  const [savedAt, setSavedAt] = useState<Date>()
  const { foundation, user } = ticket
  // The browser's storage is outside of React, and it is there only once the page was taken over.
  useEffect(() => {
    forgetDrafts(sessionStorage, { foundation, user })
    const key = (app: string) => draftKey(foundation, user, app)
    const now = form.getValues()
    const draft = readDraft(sessionStorage.getItem(key(now.app)), new Date())
    const use = (found: Draft) => {
      form.reset({ ...found.values, app: now.app || found.values.app })
      setSavedAt(found.savedAt)
      onFound(undefined)
    }
    if (draft && !isFilled && isUntouched(now)) use(draft)
    else if (draft && isFilled) onFound({ savedAt: draft.savedAt, use: () => use(draft) })
    return keepDraft(form, key, setSavedAt)
  }, [form, foundation, user, isFilled, onFound])

  if (!savedAt) return null
  const discard = () => {
    const { app } = form.getValues()
    for (const keyOf of [draftKey, pressKey]) sessionStorage.removeItem(keyOf(foundation, user, app))
    form.reset(emptyValues(app))
    setSavedAt(undefined)
    onDiscard()
    document.getElementById(fieldId('command'))?.focus() // the button that had the focus is gone
  }
  return (
    <span className="ml-auto flex items-center gap-1 text-12 text-text-3">
      <span className="max-sm:sr-only">
        Draft saved <Time at={savedAt.toISOString()} />
      </span>
      <Button kind="quiet" onClick={discard}>
        Discard draft
      </Button>
    </span>
  )
}

/** Whether nobody has typed anything: a draft may take the form's place. */
const isUntouched = (values: TaskFormValues): boolean =>
  JSON.stringify(values) === JSON.stringify(emptyValues(values.app))
