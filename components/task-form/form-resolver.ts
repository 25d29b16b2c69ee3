import { type FieldErrors, type Resolver, set } from 'react-hook-form'
import type { Problem } from '@/lib/task-form/place'
import type { FormSettings } from '@/lib/task-form/rules'
import type { TaskFormValues } from '@/lib/task-form/values'

/** The rules are loaded when they are first needed, at the first blur: a page that is only looked at does without. */
export const loadCheck = () => import('@/lib/task-form/check')

/**
 * Checks form values with the rules that the server applies too. Where they can't be loaded, because the console is
 * away, everything passes: the server checks again, and the press will say that nobody answers.
 */
export async function checkValues(values: TaskFormValues, settings: FormSettings) {
  const check = await loadCheck().catch(() => undefined)
  return check ? check.checkForm(values, settings) : { kind: 'ok' as const, values }
}

/** The same rules as react-hook-form asks for them. */
export function formResolver(settings: FormSettings): Resolver<TaskFormValues> {
  return async (values) => {
    const checked = await checkValues(values, settings)
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
