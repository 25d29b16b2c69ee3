import { useState } from 'react'
import type { UseFormReturn } from 'react-hook-form'
import { paths } from '@/lib/paths'
import type { Filled } from '@/lib/task-form/fill'
import type { TaskFormValues } from '@/lib/task-form/values'

/** What filled the form in last, the address or a paste, and how to take it back. */
export function useFilling(form: UseFormReturn<TaskFormValues>, link: Filled | undefined) {
  const [filled, setFilled] = useState(link)
  const [before, setBefore] = useState<TaskFormValues>()
  const put = (values: TaskFormValues, by: Filled | undefined) => {
    if (values.app !== '' && values.app !== form.getValues('app'))
      window.history.replaceState(null, '', paths.newTask(values.app))
    form.reset(values)
    setFilled(by)
  }
  return {
    filled,
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
    /** Something else took the place of what was filled in. */
    forget: () => {
      setFilled(undefined)
      setBefore(undefined)
    },
  }
}
