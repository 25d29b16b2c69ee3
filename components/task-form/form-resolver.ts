import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import { checkForm } from '@/lib/task-form/check'
import type { Problem } from '@/lib/task-form/problem'
import type { FormSettings } from '@/lib/task-form/rules'
import type { TaskFormValues } from '@/lib/task-form/values'

/** The rules that the server applies too, as react-hook-form asks for them. */
export function formResolver(settings: FormSettings): Resolver<TaskFormValues> {
  return (values) => {
    const checked = checkForm(values, settings)
    if (checked.kind === 'ok') return { values: checked.values, errors: {} }
    const errors: FieldErrors<TaskFormValues> = {}
    for (const problem of checked.problems)
      set(errors, pathOf(problem, values), { type: 'rule', message: problem.message })
    return { values: {}, errors }
  }
}

function pathOf({ at }: Problem, values: TaskFormValues): string {
  switch (at.kind) {
    case 'field':
      return at.field
    case 'row':
      return `${at.list}.${values[at.list].findIndex((row) => row.id === at.rowId)}.${at.part}`
    case 'group':
      return `${at.list}.root`
    case 'form':
    case 'session':
      return 'root'
  }
}
