import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LogLine } from '../log-cache/log-line'
import { type Cgroups, PROCESSES_MAX, probeCgroups } from './cgroup'
import { closeInheritedDescriptors } from './process-table'
import { killLeftovers, removeFolder } from './records'
import type { Place } from './start-task'
import type { CancelAnswer, RunAnswer, RunnerTask, TaskEnd } from './task'
import { TaskRunner } from './task-runner'

/** So long the Cloud Controller tries again before it gives up; measured. */
const GIVES_UP_AFTER_MS = 62_800

const ANSWER = { kind: 'unavailable', text: 'execution expired' } as const

/**
 * The runner that nobody can reach, as a setting: it says so at once (`off`), or after as long as the
 * Cloud Controller tries (`slow`). Nothing ever runs.
 */
export function unreachableRunner(mode: 'off' | 'slow', givesUpAfterMs = GIVES_UP_AFTER_MS) {
  const stopping = new AbortController()
  async function answer() {
    if (mode === 'slow')
      await sleep(givesUpAfterMs, undefined, { signal: stopping.signal }).catch(() => undefined)
    return ANSWER
  }
  return {
    run: answer,
    cancel: answer,
    stop: async () => stopping.abort(),
    means: [
      mode === 'off' ? 'off: every task is refused at once' : 'slow: every task is refused after a minute',
    ],
  }
}

export type RunnerOptions = {
  dir: string
  maxTasks: number
  mode: 'on' | 'off' | 'slow'
  /** Called when a queued task starts; not for one that `run` answered `running` for. */
  onRunning(guid: string): Promise<void>
  /** Called once for each task that was taken, never before `run` has answered. */
  onEnd(end: TaskEnd): Promise<void>
  onLine(line: LogLine): void
  /** Other than what the machine has: for tests. */
  cgroups?: Cgroups
}

export type Runner = {
  run(task: RunnerTask): Promise<RunAnswer>
  cancel(guid: string): Promise<CancelAnswer>
  /** Ends everything that runs or waits, within about three seconds, hands on what was said until then, and tells of each. */
  stop(): Promise<void>
  /** One sentence for each limit: what holds it on this machine. */
  means: string[]
}

/** Makes the runner that executes tasks on this machine; kills what an earlier one in `dir` left running. */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const place = await openPlace(options)
  if (options.mode !== 'on') return unreachableRunner(options.mode)
  closeInheritedDescriptors()
  const tasks = new TaskRunner(place, options)
  return {
    run: (task) => tasks.run(task),
    cancel: (guid) => tasks.cancel(guid),
    stop: () => tasks.stop(),
    means: meansOf(place.cgroups),
  }
}

async function openPlace({ dir, onLine, cgroups = probeCgroups() }: RunnerOptions): Promise<Place> {
  const records = join(dir, 'records')
  const work = join(dir, 'work')
  await killLeftovers(records)
  await removeFolder(work)
  await mkdir(work, { recursive: true, mode: 0o700 })
  return { work, records, cgroups, onLine }
}

function meansOf({ memory, processes }: Cgroups): string[] {
  return [
    memory ? `memory: control group (${memory})` : 'memory: resident size looked at every 100 ms',
    'disk: file size limit, and the working directory measured every second',
    processes
      ? `processes: control group, ${PROCESSES_MAX} a task`
      : `processes: counted, ${PROCESSES_MAX} a task`,
    'tree: process group, session, descendants and an inherited marker',
  ]
}
