import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LogLine } from '../log-cache/log-line'
import { type Cgroups, PROCESSES_MAX, probeCgroups } from './cgroup'
import { closeInheritedDescriptors } from './descriptors'
import { CANCELLED, CELL_DISAPPEARED } from './failure-reason'
import { killLeftovers } from './records'
import { removeFolder } from './remove-folder'
import { type Place, startTask } from './start-task'
import type { RunningTask } from './supervise'
import type { CancelAnswer, RunAnswer, RunnerTask, TaskEnd } from './task'
import { unreachableRunner } from './unreachable-runner'
import { watchLimits } from './watch-limits'

export type RunnerOptions = {
  dir: string
  maxTasks: number
  mode: 'on' | 'off' | 'slow'
  /** Called when a queued task starts; not for one that `run` answered `running` for. */
  onRunning(guid: string): Promise<void>
  /** Called once for each task that was taken, never before `run` has answered. */
  onEnd(end: TaskEnd): Promise<void>
  onLine(line: LogLine): void
  cgroups?: Cgroups
}

export type Runner = {
  run(task: RunnerTask): Promise<RunAnswer>
  cancel(guid: string): Promise<CancelAnswer>
  /** Ends everything that runs or waits, within about three seconds. */
  stop(): Promise<void>
  /** One sentence for each limit: what holds it on this machine. */
  means: string[]
}

/** Makes the runner that executes tasks on this machine; kills what an earlier one in `dir` left running. */
export async function openRunner(options: RunnerOptions): Promise<Runner> {
  const place = await openPlace(options)
  if (options.mode !== 'on') return unreachableRunner(options.mode)
  closeInheritedDescriptors()
  return runner(options, place)
}

async function openPlace({ dir, onLine, cgroups = probeCgroups() }: RunnerOptions): Promise<Place> {
  const records = join(dir, 'records')
  const work = join(dir, 'work')
  await killLeftovers(records)
  await removeFolder(work)
  await mkdir(work, { recursive: true, mode: 0o700 })
  return { work, records, cgroups, onLine }
}

function runner({ maxTasks, onRunning, onEnd }: RunnerOptions, place: Place): Runner {
  const running = new Set<RunningTask>()
  const waiting = new Map<string, RunnerTask>()
  const starting = new Map<string, { cancelled: boolean }>()
  const watch = watchLimits(running, place.cgroups.memory ? 1000 : 100)
  const reports = new Set<Promise<void>>()
  let stopped = false

  /** The answer to `run` goes out first. */
  function report(end: TaskEnd): void {
    const reported = sleep(0).then(() => onEnd(end))
    reports.add(reported)
    void reported.finally(() => reports.delete(reported))
  }

  function fail(guid: string, failureReason: string): void {
    report({ guid, state: 'FAILED', failureReason })
  }

  /** `announce` tells that it runs and is waited for, so that no end is reported before it. */
  async function start(task: RunnerTask, announce = async () => {}): Promise<void> {
    const state = { cancelled: false }
    starting.set(task.guid, state)
    try {
      const started = await startTask(task, place)
      running.add(started)
      watch.wake()
      if (state.cancelled) started.stop('cancelled')
      if (stopped) started.stop('foundation-stops')
      const announced = announce()
      void started.ended.then(async (end) => {
        running.delete(started)
        startNext()
        await announced
        report(end)
      })
    } finally {
      starting.delete(task.guid)
    }
  }

  function startNext(): void {
    const [next] = waiting.values()
    if (next === undefined || stopped || running.size + starting.size >= maxTasks) return
    waiting.delete(next.guid)
    start(next, () => onRunning(next.guid)).catch((error: unknown) => {
      fail(next.guid, textOf(error))
      startNext()
    })
  }

  return {
    means: meansOf(place.cgroups),
    async run(task) {
      if (running.size + starting.size >= maxTasks) {
        waiting.set(task.guid, task)
        return { kind: 'queued' }
      }
      return start(task).then(
        () => ({ kind: 'running' }),
        (error: unknown) => ({ kind: 'refused', text: textOf(error) }),
      )
    },
    async cancel(guid) {
      const begun = starting.get(guid)
      if (begun) begun.cancelled = true
      const found = [...running].find(({ task }) => task.guid === guid)
      found?.stop('cancelled')
      const waited = waiting.delete(guid)
      if (waited) fail(guid, CANCELLED)
      return { kind: begun || found || waited ? 'asked' : 'unknown' }
    },
    async stop() {
      stopped = true
      for (const guid of waiting.keys()) fail(guid, CELL_DISAPPEARED)
      waiting.clear()
      while (starting.size > 0) await sleep(5)
      for (const task of running) task.stop('foundation-stops')
      await Promise.all([...running].map(({ ended }) => ended))
      watch.stop()
      while (reports.size > 0) await Promise.all(reports)
    },
  }
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

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
