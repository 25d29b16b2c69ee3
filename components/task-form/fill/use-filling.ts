import { useCallback, useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { paths } from '@/lib/paths'
import type { Filled } from '@/lib/task-form/fill/filled'
import type { TaskFormValues } from '@/lib/task-form/values'

type FoundDraft = { savedAt: Date; use: () => void }

/** What filled the form in last, the address or a paste, and how to take it back. */
export function useFilling(form: UseFormReturn<TaskFormValues>, link: Filled | undefined) {
  const [filled, setFilled] = useState(link)
  const [before, setBefore] = useState<TaskFormValues>()
  const [draft, setDraft] = useState<FoundDraft>()
  const put = (values: TaskFormValues, by: Filled | undefined) => {
    if (values.app !== '' && values.app !== form.getValues('app'))
      window.history.replaceState(null, '', paths.newTask(values.app))
    form.reset(values)
    setFilled(by)
  }
  return {
    filled,
    /** The draft that the address came before. */
    draft,
    onFound: useCallback((found: FoundDraft | undefined) => {
      setDraft(found)
      if (!found) setFilled(undefined) // the draft took the place of what was filled in
    }, []),
    fill: (next: Filled) => {
      setBefore(structuredClone(form.getValues()))
      put(next.values, next)
    },
    /** Back to what was there before a paste. */
    takeBack:
      before &&
      (() => {
        put(before, undefined)
        setBefore(undefined)
      }),
    forget: () => {
      setFilled(undefined)
      setBefore(undefined)
    },
  }
}
