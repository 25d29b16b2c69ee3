import type { Place, Problem } from './place'
import { brokenRules, type FormSettings, type Wrong } from './rules'
import { formShape } from './schema'
import type { FieldName, TaskFormValues } from './values'

function isField(values: TaskFormValues, name: unknown): name is FieldName {
  return (
    typeof name === 'string' && name !== 'labels' && name !== 'annotations' && Object.hasOwn(values, name)
  )
}

function placeOf(values: TaskFormValues, [first, index, part]: Wrong['path']): Place {
  if (first === 'labels' || first === 'annotations') {
    const row = typeof index === 'number' ? values[first][index] : undefined
    if (!row) return { kind: 'group', list: first }
    return { kind: 'row', list: first, rowId: row.id, part: part === 'value' ? 'value' : 'key' }
  }
  return isField(values, first) ? { kind: 'field', field: first } : { kind: 'form' }
}

/**
 * The form's values checked, on the server too. `wrong` names the place of each problem; values
 * that are not of the form's shape (never from our own page) are one problem of the form.
 */
export function checkForm(
  values: unknown,
  settings: FormSettings,
): { kind: 'ok'; values: TaskFormValues } | { kind: 'wrong'; problems: Problem[] } {
  const read = formShape.safeParse(values)
  if (!read.success) {
    const message = 'The form was sent in a shape this console does not know. Reload the page and try again.'
    return { kind: 'wrong', problems: [{ at: { kind: 'form' }, message }] }
  }
  const wrong = brokenRules(read.data, settings)
  if (wrong.length === 0) return { kind: 'ok', values: read.data }
  return {
    kind: 'wrong',
    problems: wrong.map(({ path, message }) => ({ at: placeOf(read.data, path), message })),
  }
}
