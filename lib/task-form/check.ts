import { isField } from './fields'
import type { Problem, Spot } from './problem'
import { brokenRules, type FormSettings, type Wrong } from './rules'
import { formShape, type TaskFormValues } from './values'

/**
 * The form's values checked, on the server too. `wrong` names the spot of each problem; values
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
  const problems = problemsIn(read.data, settings)
  return problems.length === 0 ? { kind: 'ok', values: read.data } : { kind: 'wrong', problems }
}

function spotOf(values: TaskFormValues, [first, index, part]: Wrong['path']): Spot {
  if (first === 'labels' || first === 'annotations') {
    const row = typeof index === 'number' ? values[first][index] : undefined
    if (!row) return { kind: 'group', list: first }
    return { kind: 'row', list: first, rowId: row.id, part: part === 'value' ? 'value' : 'key' }
  }
  return isField(first) ? { kind: 'field', field: first } : { kind: 'form' }
}

/**
 * What is wrong with values of the form's own shape, each at its spot; none where all is right.
 * For the browser, which needs no schema to know the shape of its own form.
 */
export function problemsIn(values: TaskFormValues, settings: FormSettings): Problem[] {
  return brokenRules(values, settings).map(({ path, message }) => ({ at: spotOf(values, path), message }))
}
