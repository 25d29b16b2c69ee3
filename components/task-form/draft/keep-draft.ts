import type { UseFormReturn } from 'react-hook-form'
import { paths } from '@/lib/paths'
import { DRAFTS_FORGOTTEN, writeDraft } from '@/lib/task-form/draft'
import { isUntouched, type TaskFormValues } from '@/lib/task-form/values'

/** Long enough not to write at each key, short enough to lose no more than a word when the tab dies. */
const PAUSE_MS = 400

/**
 * Writes the form's values to this tab's storage whenever they change, under the key of the app they are for; gives
 * what ends it. Storage that is full or forbidden keeps nothing, and says nothing: the form works without.
 */
export function keepDraft(
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
  if (JSON.stringify(form.getValues()) !== JSON.stringify(form.formState.defaultValues)) later()
  return () => {
    stop()
    window.removeEventListener('pagehide', saveNow)
    window.removeEventListener(DRAFTS_FORGOTTEN, forget)
    saveNow()
  }
}
