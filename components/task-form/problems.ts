import { type FieldErrors, get } from 'react-hook-form'
import type { Problem as FieldProblem } from '@/components/ui/field'
import type { Problem, Spot } from '@/lib/task-form/problem'
import type { TaskFormValues } from '@/lib/task-form/values'

/** Names a spot in one text, so that what was said of it can be found and forgotten. */
export function spotKey(at: Spot): string {
  switch (at.kind) {
    case 'field':
      return at.field
    case 'row':
      return `${at.list} ${at.rowId} ${at.part}`
    case 'group':
      return at.list
    case 'form':
    case 'session':
      return at.kind
  }
}

/** The value that a problem speaks of; the same text as long as nothing there has changed. */
export function valueAt(values: TaskFormValues, at: Spot): string {
  switch (at.kind) {
    case 'field':
      // A command is asked for only where no template gives one.
      return at.field === 'command' ? `${values.command} ${values.template}` : values[at.field]
    case 'row':
      return values[at.list].find((row) => row.id === at.rowId)?.[at.part] ?? 'removed'
    case 'group':
      return JSON.stringify(values[at.list])
    case 'form':
    case 'session':
      return ''
  }
}

/** All that the API, or the schema at the press, said of a spot; a next step that several share once. */
export function problemAt(problems: readonly Problem[], key: string, own: boolean): FieldProblem | undefined {
  const [first, ...others] = problems
    .filter(({ at }) => spotKey(at) === key)
    .map(({ message, next }, index, all) => ({
      message,
      next: next === all[index + 1]?.next ? undefined : next,
    }))
  return first && { ...first, own, ...(others.length > 0 && { others }) }
}

/** What our schema says of a path of the form, by react-hook-form. */
export function ownProblem(errors: FieldErrors<TaskFormValues>, path: string): FieldProblem | undefined {
  const message: unknown = get(errors, `${path}.message`)
  return typeof message === 'string' ? { message, own: true } : undefined
}
