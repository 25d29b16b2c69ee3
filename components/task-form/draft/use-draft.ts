import { dequal } from 'dequal/lite'
import { useEffect, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { fieldId } from '@/components/fields/text-field'
import { paths } from '@/lib/paths'
import type { Ticket } from '@/lib/submission/submission'
import {
  DRAFTS_FORGOTTEN,
  type Draft,
  draftKey,
  earlierDraftKey,
  forgetDrafts,
  pressKey,
  readDraft,
  writeDraft,
} from '@/lib/task-form/draft'
import { emptyValues, isUntouched, type TaskFormValues } from '@/lib/task-form/fields'

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
    if (!dequal(now, form.formState.defaultValues)) form.setValues(now, { shouldDirty: true })
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

/** Long enough not to write at each key, short enough to lose no more than a word when the tab dies. */
const PAUSE_MS = 400

/**
 * Writes the form's values to this tab's storage whenever they change, under the key of the app they are for; gives
 * what ends it. Storage that is full or forbidden keeps nothing, and says nothing: the form works without.
 */
function keepDraft(
  form: UseFormReturn<TaskFormValues>,
  keyOf: (app: string) => string,
  onSaved: (at: Date | undefined) => void,
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined
  let keptFor = form.getValues('app')
  const save = () => {
    clearTimeout(timer)
    timer = undefined
    const values = form.getValues()
    if (values.app !== keptFor) sessionStorage.removeItem(keyOf(keptFor))
    keptFor = values.app
    if (isUntouched(values)) {
      sessionStorage.removeItem(keyOf(values.app))
      return onSaved(undefined)
    }
    const now = new Date()
    try {
      sessionStorage.setItem(keyOf(values.app), writeDraft(values, now))
    } catch {
      return
    }
    // What the address filled in is in the draft now; a reload must not put it before what was typed since.
    if (window.location.search !== '') window.history.replaceState(null, '', paths.newTask(values.app))
    onSaved(now)
  }
  const later = () => {
    clearTimeout(timer)
    timer = setTimeout(save, PAUSE_MS)
  }
  const saveNow = () => timer !== undefined && save()
  const stop = form.subscribe({ formState: { values: true }, callback: later })
  const forget = () => {
    stop()
    clearTimeout(timer)
    timer = undefined
  }
  window.addEventListener('pagehide', saveNow)
  window.addEventListener(DRAFTS_FORGOTTEN, forget)
  // Typed while this was on its way.
  if (!dequal(form.getValues(), form.formState.defaultValues)) later()
  return () => {
    stop()
    window.removeEventListener('pagehide', saveNow)
    window.removeEventListener(DRAFTS_FORGOTTEN, forget)
    saveNow()
  }
}
