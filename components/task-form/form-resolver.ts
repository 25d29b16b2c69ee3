import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import { checkForm } from '@/lib/task-form/check'
import { pathOf } from '@/lib/task-form/problem'
import type { FormSettings } from '@/lib/task-form/rules'
import type { TaskFormValues } from '@/lib/task-form/values'

/** The rules that the server applies too, as react-hook-form asks for them. */
export function formResolver(settings: FormSettings): Resolver<TaskFormValues> {
  return (values) => {
    const checked = checkForm(values, settings)
    if (checked.kind === 'ok') return { values: checked.values, errors: {} }
    const errors: FieldErrors<TaskFormValues> = {}
    for (const { at, message } of checked.problems) {
      const path = pathOf(at, values)
      // What is wrong with a list as a whole stands beside the errors of its rows.
      const root = path && at.kind === 'group' ? `${path}.root` : path
      set(errors, root ?? 'root', { type: 'rule', message })
    }
    return { values: {}, errors }
  }
}
