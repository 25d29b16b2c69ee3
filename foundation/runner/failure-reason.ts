import { constants } from 'node:os'

/** How a task's first process ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null }

/** The exit status as a shell tells it: 128 and the signal's number for a process that a signal ended. */
export function statusOf({ code, signal }: Exit): number {
  if (code !== null) return code
  return 128 + (signal === null ? 9 : constants.signals[signal])
}

/** Why the task failed in Diego's words (executor's depot/steps/run_step.go); the name stands as it is. */
export function exitedWith(name: string, status: number, outOfMemory: boolean): string {
  return `APP/TASK/${name}: Exited with status ${status}${outOfMemory ? ' (out of memory)' : ''}`
}

/** lib/cloud_controller/diego/tasks_completion_handler of the Cloud Controller gets this from Diego's BBS. */
export const CANCELLED = 'task was cancelled'
/** What Diego says of tasks whose cell went away; here the foundation that stops. */
export const CELL_DISAPPEARED = 'cell disappeared before completion'
