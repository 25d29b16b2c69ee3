import { setTimeout as sleep } from 'node:timers/promises'
import { type Place, startTask } from './start-task'
import { CANCELLED, CELL_DISAPPEARED, type RunningTask } from './supervise'
import type { CancelAnswer, RunAnswer, RunnerTask, TaskEnd } from './task'
import { type Watch, watchLimits } from './watch-limits'

type Reports = {
  maxTasks: number
  onRunning(guid: string): Promise<void>
  onEnd(end: TaskEnd): Promise<void>
}

/** Runs up to so many tasks at a time; the others wait in the order in which they came. */
export class TaskRunner {
  #running = new Set<RunningTask>()
  #starting = new Map<string, { cancelled: boolean }>()
  #waiting = new Map<string, RunnerTask>()
  /** What is still to be told of tasks, their own ends included. */
  #untold = new Set<Promise<void>>()
  #watch: Watch
  #stopped = false

  constructor(
    readonly place: Place,
    readonly reports: Reports,
  ) {
    this.#watch = watchLimits(this.#running, place.cgroups.memory ? 1000 : 100)
  }

  async run(task: RunnerTask): Promise<RunAnswer> {
    if (this.#stopped) return { kind: 'unavailable', text: 'execution expired' }
    if (this.#isFull()) {
      this.#waiting.set(task.guid, task)
      return { kind: 'queued' }
    }
    return this.#start(task).then(
      () => ({ kind: 'running' }),
      (error: unknown) => ({ kind: 'refused', text: textOf(error) }),
    )
  }

  async cancel(guid: string): Promise<CancelAnswer> {
    const starting = this.#starting.get(guid)
    if (starting) starting.cancelled = true
    const running = [...this.#running].find(({ task }) => task.guid === guid)
    running?.stop('cancelled')
    const waited = this.#waiting.delete(guid)
    if (waited) this.#tell(this.#failed(guid, CANCELLED))
    return { kind: starting || running || waited ? 'asked' : 'unknown' }
  }

  /** Resolves when nothing runs any more and everything was told. */
  async stop(): Promise<void> {
    this.#stopped = true
    for (const guid of this.#waiting.keys()) this.#tell(this.#failed(guid, CELL_DISAPPEARED))
    this.#waiting.clear()
    while (this.#starting.size > 0) await sleep(5)
    for (const task of this.#running) task.stop('foundation-stops')
    while (this.#untold.size > 0) await Promise.all(this.#untold)
    this.#watch.stop()
  }

  #isFull(): boolean {
    return this.#running.size + this.#starting.size >= this.reports.maxTasks
  }

  /** `announce` tells that the task runs; its end is not told before that is done. */
  async #start(task: RunnerTask, announce = async () => {}): Promise<void> {
    const state = { cancelled: false }
    this.#starting.set(task.guid, state)
    try {
      const started = await startTask(task, this.place)
      this.#running.add(started)
      this.#watch.wake()
      if (state.cancelled) started.stop('cancelled')
      this.#tell(this.#follow(started, announce()))
    } finally {
      this.#starting.delete(task.guid)
      this.#startNext()
    }
  }

  async #follow(started: RunningTask, announced: Promise<void>): Promise<void> {
    const end = await started.ended
    this.#running.delete(started)
    this.#startNext()
    await announced
    await this.#told(end)
  }

  #startNext(): void {
    const [next] = this.#waiting.values()
    if (next === undefined || this.#stopped || this.#isFull()) return
    this.#waiting.delete(next.guid)
    this.#start(next, () => this.reports.onRunning(next.guid)).catch((error: unknown) =>
      this.#tell(this.#failed(next.guid, textOf(error))),
    )
  }

  #failed(guid: string, failureReason: string): Promise<void> {
    return this.#told({ guid, state: 'FAILED', failureReason })
  }

  /** The answer to `run` or `cancel` goes out first. */
  async #told(end: TaskEnd): Promise<void> {
    await sleep(0)
    await this.reports.onEnd(end)
  }

  #tell(told: Promise<void>): void {
    this.#untold.add(told)
    void told.finally(() => this.#untold.delete(told))
  }
}

function textOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
