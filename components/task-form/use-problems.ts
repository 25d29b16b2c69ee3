'use client'
import { useCallback, useState } from 'react'
import { type UseFormReturn, useWatch } from 'react-hook-form'
import type { SubmissionResult } from '@/lib/resources/submission'
import type { Problem } from '@/lib/task-form/problem'
import type { TaskFormValues } from '@/lib/task-form/values'
import { valueAt } from './problems'

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
