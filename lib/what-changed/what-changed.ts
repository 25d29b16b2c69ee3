import type { AuditEvent } from '@/lib/resources/audit-event'
import type { Revision } from '@/lib/resources/droplet'
import { appGuidOf, shortReason, type Task } from '@/lib/resources/task'
import { runsBefore } from '@/lib/resources/task-runs'
import type { Run, WhatChanged } from './change'
import { changesBetween } from './changes-between'
import { likeliestFirst } from './likeliest'
import { type RowOfFailures, rowOfFailures } from './row-of-failures'
import { signalsOf } from './signals'

/** A failed task, the row it stands in, and the runs before it that are alike, the newest first. */
export type Past = RowOfFailures & { task: Task; alike: 'command' | 'name'; before: Task[] }

/** Since when a task fails; `tasks` are of its app, in any order, with it or without. */
export function pastOf(task: Task, tasks: readonly Task[]): Past {
  const { alike, before } = runsBefore(task, tasks)
  return { task, alike, before, ...rowOfFailures(task, before) }
}

type Told = {
  /** Of the app's space, with those of its quotas, between the last success and the end of the first failure; in any order. */
  events: readonly AuditEvent[]
  revisions: readonly Revision[]
  isWhole: boolean
  /** Why events or revisions do not tell all of it, as a sentence. */
  missing?: string
  /** The verdict's cause, where one is known. */
  cause?: string
}

/** Since when a failed task fails, and what changed between the last success and the first failure. */
export function whatChanged(past: Past, { events, revisions, isWhole, missing, cause }: Told): WhatChanged {
  const { task, alike, before, lastSuccess, firstFailure, failuresInARow, successesBefore } = past
  const inOrder = events.toSorted((one, other) => Date.parse(one.created_at) - Date.parse(other.created_at))
  const changes = lastSuccess
    ? changesBetween({
        lastSuccess,
        firstFailure,
        before,
        signals: signalsOf(inOrder, appGuidOf(task)),
        revisions: revisions.toSorted((one, other) => one.version - other.version),
      })
    : []
  return {
    alike,
    lastSuccess: lastSuccess && runOf(lastSuccess),
    firstFailure: runOf(firstFailure),
    failuresInARow,
    successesBefore,
    isWhole,
    hasEarlier: before.length > 0,
    changes: likeliestFirst(changes, { lastSuccess, firstFailure }, cause),
    events: missing === undefined ? 'read' : 'missing',
    missing,
  }
}

const runOf = (task: Task): Run => ({
  guid: task.guid,
  sequence_id: task.sequence_id,
  name: task.name,
  created_at: task.created_at,
  updated_at: task.updated_at,
  reason: shortReason(task),
})
