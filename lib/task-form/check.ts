import {
  FIELD_NAMES,
  FIELDS,
  formShape,
  isField,
  isGiven,
  isSent,
  LIST_NAMES,
  type ListName,
  type SentField,
  type TaskFormValues,
} from './fields'
import { KINDS } from './kinds'
import { isBlank, wrongWithKey, wrongWithValue } from './metadata-rules'
import type { Problem, Spot } from './problem'
/**
 * What the form must know: the key of the label that the console adds by itself ('' or none:
 * switched off), and the rules of the API it is for (none: the Cloud Controller's). Korifi's are in korifi-rules.ts, and
 * handed in, so that a form of another API does without them.
 */
export type FormSettings = { submissionLabel?: string; rules?: RuleSet }

/** One broken rule: where, as a path into the values, and what is allowed. */
type Wrong = { path: (string | number)[]; message: string }

// With the flag `u` a whole pair is one character of another category: this finds halves only.
const LONE_SURROGATE = /\p{Cs}/u
/** Nothing else may enter a path of the API. */
const APP_GUID = /^[0-9A-Za-z-]{1,200}$/
// TASK_NAME_REGEX of task_model.rb takes what is printable; its \Z lets one line break at the end pass.
const NOT_PRINTABLE = /[\p{Cc}\u2028\u2029]/u

/** NUL and halves of surrogate pairs: the API answers 500 to them in any field. */
function wrongWithText(text: string): string | undefined {
  if (text.includes('\0')) return 'Remove the NUL character.'
  return LONE_SURROGATE.test(text) ? 'Remove the broken character (half of a surrogate pair).' : undefined
}

function wrongWithCommand({ command, template }: TaskFormValues): string | undefined {
  if (command === '') return template === '' ? 'Enter a command, or choose a template process.' : undefined
  if (isBlank(command)) return 'Enter more than blanks.'
  return KINDS.text.wrong(command, FIELDS.command.most)
}

function wrongWithName({ name }: TaskFormValues): string | undefined {
  if (name === '') return undefined
  if (isBlank(name)) return 'Enter more than blanks.'
  return NOT_PRINTABLE.test(name.replace(/\n$/, ''))
    ? 'Remove line breaks, tabs and other control characters.'
    : undefined
}

/** Fields whose rule is more than that of their kind. */
const OWN_RULES: Partial<Record<SentField, (values: TaskFormValues) => string | undefined>> = {
  command: wrongWithCommand,
  name: wrongWithName,
}

function wrongWithField(field: SentField, values: TaskFormValues): string | undefined {
  const own = OWN_RULES[field]
  const { kind, most } = FIELDS[field]
  return own ? own(values) : KINDS[kind].wrong(values[field], most)
}

const CLOUD_CONTROLLER_RULES: RuleSet = {
  field: wrongWithField,
  key: wrongWithKey,
  value: wrongWithValue,
}

function wrongWithRows(
  values: TaskFormValues,
  list: ListName,
  { submissionLabel = '' }: FormSettings,
  rules: RuleSet,
): Wrong[] {
  const wrong: Wrong[] = []
  const seen = new Map<string, number>()
  values[list].forEach((row, index) => {
    if (!isGiven(row)) return
    const first = seen.get(row.key)
    if (first === undefined) seen.set(row.key, index)
    const key =
      wrongWithText(row.key) ??
      rules.key(list, row) ??
      (list === 'labels' && submissionLabel !== '' && row.key === submissionLabel
        ? 'The console sets this label itself. Use another key.'
        : undefined) ??
      (first === undefined ? undefined : `This key is already in row ${first + 1}. Give each key once.`)
    if (key) wrong.push({ path: [list, index, 'key'], message: key })
    const value = wrongWithText(row.value) ?? rules.value(list, row)
    if (value) wrong.push({ path: [list, index, 'value'], message: value })
  })
  return wrong
}

/**
 * Every rule of the API that the values break and that can be known before asking, in the order
 * of the form. What depends on the foundation (largest disk, permitted users, quotas, how many
 * labels) is left to the API: nothing is refused here that some foundation would accept.
 */
function brokenRules(values: TaskFormValues, settings: FormSettings): Wrong[] {
  const rules = settings.rules ?? CLOUD_CONTROLLER_RULES
  const wrong: Wrong[] = []
  if (!APP_GUID.test(values.app)) wrong.push({ path: ['app'], message: 'Choose an app.' })
  for (const field of FIELD_NAMES.filter(isSent)) {
    const message = wrongWithText(values[field]) ?? rules.field(field, values)
    if (message) wrong.push({ path: [field], message })
  }
  return [...wrong, ...LIST_NAMES.flatMap((list) => wrongWithRows(values, list, settings, rules))]
}

/** The rules of one API: what is allowed, in words, where something is wrong; nothing where it is right. */
export type RuleSet = {
  field(field: SentField, values: TaskFormValues): string | undefined
  key(list: ListName, row: { key: string; value: string }): string | undefined
  value(list: ListName, row: { key: string; value: string }): string | undefined
}

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
