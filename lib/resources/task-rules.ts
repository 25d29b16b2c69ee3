import type { Task } from './task'

/** Final for the API: a later report of the runner is refused. app/models/runtime/task_model.rb */
const FINAL_STATES: readonly string[] = ['SUCCEEDED', 'FAILED']

/** The states from which a task may be cancelled; cancelling a CANCELING one again is allowed. app/actions/task_cancel.rb */
const CANCELABLE_STATES: readonly string[] = ['PENDING', 'RUNNING', 'CANCELING']

/** Whether the task can still change by itself. A state that we do not know may. */
export const hasEnded = (task: Pick<Task, 'state'>): boolean => FINAL_STATES.includes(task.state)

/** Whether the API would take a cancel of this task, roles apart. */
export const isCancelable = (task: Pick<Task, 'state'>): boolean => CANCELABLE_STATES.includes(task.state)

/** What the API gives as the reason of a task that somebody cancelled. app/actions/task_cancel.rb, and Korifi the same */
const CANCELLED = 'task was cancelled'

/** Whether the task ended because somebody wanted it to: the API calls that FAILED, and nothing failed. */
export const isCancelled = ({ state, result }: Pick<Task, 'state' | 'result'>): boolean =>
  state === 'FAILED' && result.failure_reason === CANCELLED

/** A task's state in one word: the API's, but for a cancelled one, and for one that is not told. */
export const stateWord = (task: Pick<Task, 'state' | 'result'>): string =>
  isCancelled(task) ? 'cancelled' : task.state || 'unknown'

/** The app that the task belongs to. */
export const appGuidOf = (task: Pick<Task, 'relationships'>): string => task.relationships.app.data.guid
