import { constants } from 'node:os'
import { GRACE_MS, killTree, type ProcessTree, signalTree, whenGone } from './process-tree'
import type { RunnerTask, TaskEnd } from './task'
import type { TaskOutput } from './task-output'

/** How a task's first process ended. */
export type Exit = { code: number | null; signal: NodeJS.Signals | null }

/** The exit status as a shell tells it: 128 and the signal's number for a process that a signal ended. */
function statusOf({ code, signal }: Exit): number {
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

/** Why a task is ended from outside: the first two with a grace, a limit at once. */
type StopCause = 'cancelled' | 'foundation-stops' | 'out-of-memory' | 'over-limit'

export type RunningTask = {
  task: RunnerTask
  tree: ProcessTree
  directory: string
  startedAtMs: number
  /** Begins to end the task. The first cause counts; asking again, or after its end, changes nothing. */
  stop(cause: StopCause, note?: string): void
  /** Resolves when nothing of the task is left. */
  ended: Promise<TaskEnd>
}

type Started = {
  tree: ProcessTree
  directory: string
  output: TaskOutput
  exited: Promise<Exit>
  clear(): Promise<void>
}

/** When the foundation itself is told to end, somebody waits for it at a terminal. */
const STOPPING_GRACE_MS = 2_000

const GRACES: Record<StopCause, number> = {
  cancelled: GRACE_MS,
  'foundation-stops': STOPPING_GRACE_MS,
  'out-of-memory': 0,
  'over-limit': 0,
}

/** Follows a started task to its end; as in a container, nothing outlives the first process. */
export function supervise(
  task: RunnerTask,
  { tree, directory, output, exited, clear }: Started,
): RunningTask {
  let cause: StopCause | undefined
  let hasExited = false
  let killed = false
  let stopping = Promise.resolve()

  async function stopTree(graceMs: number): Promise<void> {
    if (graceMs > 0) {
      signalTree(tree, 'SIGTERM')
      if (await whenGone(tree, graceMs)) return
      killed = cause === 'cancelled'
    }
    await killTree(tree)
  }

  async function follow(): Promise<TaskEnd> {
    const exit = await exited
    hasExited = true
    await stopping
    await killTree(tree)
    await output.drained()
    const outOfMemory = cause === 'out-of-memory' || tree.cgroup?.ranOutOfMemory() === true
    const status = statusOf(exit)
    const memory = status !== 0 && outOfMemory ? ' (out of memory)' : ''
    const grace = killed ? ` (exceeded ${GRACE_MS / 1000}s graceful shutdown interval)` : ''
    output.tell(`Exit status ${status}${grace}${memory}`)
    output.cell((cell, guid) => `Cell ${cell} destroying container for instance ${guid}`)
    await clear()
    output.cell((cell, guid) => `Cell ${cell} successfully destroyed container for instance ${guid}`)
    return endOf(task, cause, status, memory !== '')
  }

  return {
    task,
    tree,
    directory,
    startedAtMs: performance.now(),
    stop(why, note) {
      // A foundation that ends does not wait for the ten seconds of a cancelled task.
      if (why === 'foundation-stops' && cause !== undefined) void killTree(tree)
      if (cause !== undefined || hasExited) return
      cause = why
      if (note !== undefined) output.tell(note)
      if (why === 'cancelled') output.cell((cell, guid) => `Cell ${cell} stopping instance ${guid}`)
      stopping = stopTree(GRACES[why])
    },
    ended: follow(),
  }
}

function endOf(
  { guid, name }: RunnerTask,
  cause: StopCause | undefined,
  status: number,
  outOfMemory: boolean,
): TaskEnd {
  if (cause === 'cancelled') return { guid, state: 'FAILED', failureReason: CANCELLED }
  if (cause === 'foundation-stops') return { guid, state: 'FAILED', failureReason: CELL_DISAPPEARED }
  if (status === 0 && cause === undefined) return { guid, state: 'SUCCEEDED' }
  return { guid, state: 'FAILED', failureReason: exitedWith(name, status, outOfMemory) }
}
