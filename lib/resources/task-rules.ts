import type { Task } from './task'

/** Final for the API: a later report of the runner is refused. app/models/runtime/task_model.rb */
const FINAL_STATES: readonly string[] = ['SUCCEEDED', 'FAILED']

/** The states from which a task may be cancelled; cancelling a CANCELING one again is allowed. app/actions/task_cancel.rb */
const CANCELABLE_STATES: readonly string[] = ['PENDING', 'RUNNING', 'CANCELING']

/** Whether the task can still change by itself. A state that we do not know may. */
export const hasEnded = (task: Pick<Task, 'state'>): boolean => FINAL_STATES.includes(task.state)

/** Whether the API would take a cancel of this task, roles apart. */
export const isCancelable = (task: Pick<Task, 'state'>): boolean => CANCELABLE_STATES.includes(task.state)

/** The app that the task belongs to. */
export const appGuidOf = (task: Pick<Task, 'relationships'>): string => task.relationships.app.data.guid
