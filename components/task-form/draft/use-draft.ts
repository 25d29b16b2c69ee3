import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { fieldId } from '@/components/fields/field-id'
import type { Ticket } from '@/lib/resources/submission'
import {
  type Draft,
  draftKey,
  earlierDraftKey,
  forgetDrafts,
  pressKey,
  readDraft,
} from '@/lib/task-form/draft'
import { emptyValues, isUntouched, type TaskFormValues } from '@/lib/task-form/values'
import { keepDraft } from './keep-draft'

/**
 * What became of a draft: put back into an empty form; found, and left where it is since something else stands in the
 * form; discarded, which can be undone as long as the page is open.
 */
type Found =
  | { kind: 'restored'; savedAt: Date; earlier?: Draft }
  | { kind: 'offered'; draft: Draft }
  | { kind: 'discarded'; values: TaskFormValues }

type DraftOptions = {
  ticket: Ticket
  /** Told when a draft took the place of what filled the form in. */
  onUsed: () => void
}

/** Keeps what is typed in this tab until it is sent, and gives it back when the page comes again. */
export function useDraft(form: UseFormReturn<TaskFormValues>, { ticket, onUsed }: DraftOptions) {
  const [savedAt, setSavedAt] = useState<Date>()
  const [found, setFound] = useState<Found>()
  const { foundation, user } = ticket
  const put = (values: TaskFormValues) => {
    form.reset(values)
    // The button that had the focus is gone.
    document.getElementById(fieldId('command'))?.focus()
  }
  // The browser's storage is outside of React, and it is there only once the page was taken over.
  useEffect(() => {
    forgetDrafts(sessionStorage, { foundation, user })
    const key = (app: string) => draftKey(foundation, user, app)
    const now = form.getValues()
    // Typed before the page was taken over: it is in the form, and nobody who watches the form was told.
    if (JSON.stringify(now) !== JSON.stringify(form.formState.defaultValues))
      form.setValues(now, { shouldDirty: true })
    const read = (kept: string) => readDraft(sessionStorage.getItem(kept), new Date())
    const draft = read(key(now.app))
    const earlier = read(earlierDraftKey(foundation, user, now.app))
    // What somebody typed before the page was taken over, or an address filled in, is not replaced.
    if (draft && isUntouched(now)) {
      form.reset(forApp(now.app, draft))
      setSavedAt(draft.savedAt)
      const isSame = earlier?.savedAt.getTime() === draft.savedAt.getTime()
      setFound({ kind: 'restored', savedAt: draft.savedAt, earlier: isSame ? undefined : earlier })
    } else {
      const offered = draft ?? earlier
      if (offered) setFound({ kind: 'offered', draft: offered })
      // What is typed now is kept in its place from the first key on.
      if (draft) copyKept(key(now.app), earlierDraftKey(foundation, user, now.app))
    }
    return keepDraft(form, key, setSavedAt)
  }, [form, foundation, user])

  return {
    savedAt,
    found,
    discard: () => {
      const values = structuredClone(form.getValues())
      for (const keyOf of [draftKey, pressKey]) sessionStorage.removeItem(keyOf(foundation, user, values.app))
      put(emptyValues(values.app))
      setSavedAt(undefined)
      setFound({ kind: 'discarded', values })
      onUsed()
    },
    /** Puts back what was discarded. */
    undo: (values: TaskFormValues) => {
      const typedSince = structuredClone(form.getValues())
      put(values)
      // Nothing is lost by it either.
      setFound(isUntouched(typedSince) ? undefined : { kind: 'discarded', values: typedSince })
    },
    /** Takes the draft that was found in place of what stands in the form. */
    use: (draft: Draft) => {
      const app = form.getValues('app')
      sessionStorage.removeItem(earlierDraftKey(foundation, user, app))
      put(forApp(app, draft))
      setSavedAt(draft.savedAt)
      setFound(undefined)
      onUsed()
    },
    /** The form was sent, and begins anew: what became of a draft is of no use any more. */
    forget: () => setFound(undefined),
  }
}

/** Keeps a draft a second time. */
function copyKept(from: string, to: string) {
  const text = sessionStorage.getItem(from)
  try {
    if (text !== null) sessionStorage.setItem(to, text)
  } catch {
    // A full storage keeps it where it is, until something is typed.
  }
}

const forApp = (app: string, { values }: Draft): TaskFormValues => ({ ...values, app: app || values.app })
