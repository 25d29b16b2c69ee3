import type { Problem } from './place'
import { problemsIn } from './problems-in'
import type { FormSettings } from './rules'
import { formShape } from './schema'
import type { TaskFormValues } from './values'

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
  const problems = problemsIn(read.data, settings)
  return problems.length === 0 ? { kind: 'ok', values: read.data } : { kind: 'wrong', problems }
}
