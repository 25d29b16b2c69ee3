import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { type Resolver, useForm } from 'react-hook-form'
import { errorsOf, useProblems } from '@/components/task-form/problems'
import { liveTaskQuery } from '@/lib/queries/live-task'
import { appGuidOf, type Task } from '@/lib/resources/task'
import type { SubmissionResult } from '@/lib/submission/submission'
import { emptyValues, type ListName, type TaskFormValues } from '@/lib/task-form/fields'
import {
  baseOf,
  type Conflict,
  changesOf,
  type MetadataChange,
  type MetadataChanged,
  problemsOfRows,
  rowsOf,
} from '@/lib/task-form/metadata-change'
import type { Problem } from '@/lib/task-form/problem'

export type ChangeMetadata = (change: MetadataChange) => Promise<MetadataChanged>

type Edit = {
  task: Task
  list: ListName
  submissionLabel: string
  change: ChangeMetadata
  onSaved: () => void
}

const NO_ANSWER: MetadataChanged = {
  kind: 'refused',
  isOwn: true,
  problems: [
    {
      at: { kind: 'form' },
      message: 'The console did not answer.',
      next: 'It may have been saved all the same: saving again is safe.',
    },
  ],
}

/** A refusal as the form's rows show one. */
const asResult = (problems: Problem[]): SubmissionResult => ({
  outcome: 'rejected',
  submission: null,
  reason: null,
  problems,
  retryAfterMs: null,
  next: null,
})

/**
 * Editing labels or annotations of a task in rows, as in the form. Begins with what the task has at that moment; what
 * others change meanwhile stays as long as it is not the same key, and else becomes a conflict to decide on.
 */
export function useMetadataEdit({ task, list, submissionLabel, change, onSaved }: Edit) {
  const queries = useQueryClient()
  const [first] = useState(() => rowsOf(list, task.metadata[list], submissionLabel))
  const [base, setBase] = useState(() => baseOf(first))
  const [conflicts, setConflicts] = useState<Conflict[]>([])
  const [refusal, setRefusal] = useState<{ result: SubmissionResult; sent: TaskFormValues; isOwn: boolean }>()
  const [signIns, setSignIns] = useState(0)
  const [isSignedOut, setSignedOut] = useState(false)
  const resolver: Resolver<TaskFormValues> = (values) => {
    const problems = problemsOfRows(list, values[list], changesOf(base, values[list]), submissionLabel)
    return problems.length === 0 ? { values, errors: {} } : { values: {}, errors: errorsOf(problems, values) }
  }
  const form = useForm<TaskFormValues>({
    defaultValues: { ...emptyValues(appGuidOf(task)), [list]: first },
    resolver,
    mode: 'onTouched',
  })
  const { problems } = useProblems(form, refusal ?? {})
  const take = (result: MetadataChanged, sent: TaskFormValues) => {
    setConflicts(result.kind === 'conflict' ? result.conflicts : [])
    setRefusal(
      result.kind === 'refused'
        ? { result: asResult(result.problems), sent, isOwn: result.isOwn }
        : undefined,
    )
    if (result.kind === 'signed-out') {
      setSignIns((count) => count + 1)
      setSignedOut(true)
    }
    if (result.kind !== 'saved') return
    const { queryKey } = liveTaskQuery(task.guid)
    queries.setQueryData(
      queryKey,
      (live) => live && { ...live, task: { ...live.task, metadata: result.metadata } },
    )
    onSaved()
  }
  const save = form.handleSubmit(async (values) => {
    const changes = changesOf(base, values[list])
    if (changes.length === 0) return onSaved()
    const result = await change({ guid: task.guid, list, changes }).catch(() => NO_ANSWER)
    take(result, structuredClone(values))
  })
  /** It is decided: from here on it is as if editing had begun with what it is now. */
  const settle = ({ key, now }: Conflict, rowId: string) => {
    const next = new Map(base)
    if (now === null) next.delete(key)
    else next.set(key, { value: now, rowId })
    setBase(next)
    setConflicts((all) => all.filter((one) => one.key !== key))
  }
  return {
    form,
    save,
    problems,
    isOwn: refusal?.isOwn ?? false,
    conflicts,
    keepMine: (conflict: Conflict) => settle(conflict, base.get(conflict.key)?.rowId ?? crypto.randomUUID()),
    takeTheirs: (conflict: Conflict) => {
      const { key, now } = conflict
      const rows = form.getValues(list)
      const at = rows.findIndex((row) => row.key === key)
      const id = rows[at]?.id ?? crypto.randomUUID()
      // A row that stays keeps its field, which is given its text by its own name.
      if (now !== null && at >= 0) form.setValue(`${list}.${at}.value`, now)
      else if (now !== null) form.setValue(list, [...rows, { id, key, value: now }])
      else form.setValue(list, rows.toSpliced(at, at < 0 ? 0 : 1))
      settle(conflict, id)
    },
    /** The session ended: sign in over the editor; what was typed is kept. */
    signIns,
    isSignedOut,
    signedIn: () => setSignedOut(false),
  }
}
