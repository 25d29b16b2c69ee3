import { useCallback, useState } from 'react'
import { type FieldErrors, get, type Resolver, set, type UseFormReturn, useWatch } from 'react-hook-form'
import type { ProblemWords } from '@/components/ui/field'
import type { SubmissionResult } from '@/lib/submission/submission'
import { checkForm, type FormSettings } from '@/lib/task-form/check'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { type Problem, pathOf, type Spot } from '@/lib/task-form/problem'

/** Names a spot in one text, so that what was said of it can be found and forgotten. */
function spotKey(at: Spot): string {
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
function valueAt(values: TaskFormValues, at: Spot): string {
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
export function problemAt(problems: readonly Problem[], key: string, own: boolean): ProblemWords | undefined {
  const [first, ...others] = problems
    .filter(({ at }) => spotKey(at) === key)
    .map(({ message, next }, index, all) => ({
      message,
      next: next === all[index + 1]?.next ? undefined : next,
    }))
  return first && { ...first, own, ...(others.length > 0 && { others }) }
}

/** What our schema says of a path of the form, by react-hook-form. */
export function ownProblem(errors: FieldErrors<TaskFormValues>, path: string): ProblemWords | undefined {
  const message: unknown = get(errors, `${path}.message`)
  return typeof message === 'string' ? { message, own: true } : undefined
}

export type Refused =
  | Extract<SubmissionResult, { outcome: 'rejected' }>
  | { outcome: 'invalid'; problems: Problem[] }

/** What the last press was refused for, and with which values. */
type Refusal = { refused: Refused; values: TaskFormValues }

/**
 * What is still wrong of the last press, whether our rules or the API refused it. A problem goes once the value it
 * speaks of differs from the one that was pressed; rows are known by their ids, since they come and go.
 */
export function useProblems(
  form: UseFormReturn<TaskFormValues>,
  pressed: { result?: SubmissionResult; sent?: TaskFormValues },
) {
  const [here, setHere] = useState<Refusal>()
  const refusal = here ?? refusalOf(pressed)
  useWatch({ control: form.control, disabled: refusal === undefined }) // an edit may mend a problem: draw again
  const now = form.getValues()
  const left =
    refusal?.refused.problems.filter(({ at }) => valueAt(refusal.values, at) === valueAt(now, at)) ?? []
  const isMended = refusal !== undefined && refusal.refused.problems.length > 0 && left.length === 0
  // Stable, so that the focus moves when the alert comes, and not at each render.
  const focusAlert = useCallback((alert: HTMLDivElement | null) => alert?.focus(), [])
  return {
    refused: refusal && !isMended ? { ...refusal.refused, problems: left } : undefined,
    problems: left,
    isOwn: refusal?.refused.outcome === 'invalid',
    /** Notes what our own rules refused at a press; nothing, once the next press goes out. */
    note: (problems: Problem[] | undefined) =>
      setHere(
        problems && { refused: { outcome: 'invalid', problems }, values: structuredClone(form.getValues()) },
      ),
    focusAlert,
  }
}

function refusalOf({
  result,
  sent,
}: {
  result?: SubmissionResult
  sent?: TaskFormValues
}): Refusal | undefined {
  if (!sent || (result?.outcome !== 'rejected' && result?.outcome !== 'invalid')) return undefined
  return { refused: result, values: sent }
}

/** What is wrong, by path of the form, as react-hook-form keeps it. */
export function errorsOf(problems: readonly Problem[], values: TaskFormValues): FieldErrors<TaskFormValues> {
  const errors: FieldErrors<TaskFormValues> = {}
  for (const { at, message } of problems) {
    const path = pathOf(at, values)
    // What is wrong with a list as a whole stands beside the errors of its rows.
    const root = path && at.kind === 'group' ? `${path}.root` : path
    set(errors, root ?? 'root', { type: 'rule', message })
  }
  return errors
}

/** The rules that the server applies too, as react-hook-form asks for them. */
export function formResolver(settings: FormSettings): Resolver<TaskFormValues> {
  return (values) => {
    const checked = checkForm(values, settings)
    if (checked.kind === 'ok') return { values: checked.values, errors: {} }
    return { values: {}, errors: errorsOf(checked.problems, values) }
  }
}
