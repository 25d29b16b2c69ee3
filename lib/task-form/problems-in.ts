import { isField } from './fields'
import type { Place, Problem } from './place'
import { brokenRules, type FormSettings, type Wrong } from './rules'
import type { TaskFormValues } from './values'

function placeOf(values: TaskFormValues, [first, index, part]: Wrong['path']): Place {
  if (first === 'labels' || first === 'annotations') {
    const row = typeof index === 'number' ? values[first][index] : undefined
    if (!row) return { kind: 'group', list: first }
    return { kind: 'row', list: first, rowId: row.id, part: part === 'value' ? 'value' : 'key' }
  }
  return isField(first) ? { kind: 'field', field: first } : { kind: 'form' }
}

/**
 * What is wrong with values of the form's own shape, each at its place; none where all is right.
 * For the browser, which needs no schema to know the shape of its own form.
 */
export function problemsIn(values: TaskFormValues, settings: FormSettings): Problem[] {
  return brokenRules(values, settings).map(({ path, message }) => ({ at: placeOf(values, path), message }))
}
