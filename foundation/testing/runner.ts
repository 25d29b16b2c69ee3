import { randomUUID } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import type { LogLine } from '../log-cache/log-line'
import { openRunner, type Runner, type RunnerOptions } from '../runner/runner'
import type { RunnerTask, TaskEnd } from '../runner/task'

/** A runner that takes every task and runs none: for tests of what the Cloud Controller makes of requests. */
export function idleRunner(): Runner & { taken: RunnerTask[] } {
  const taken: RunnerTask[] = []
  return {
    taken,
    run: async (task) => {
      taken.push(task)
      return { kind: 'running' }
    },
    cancel: async () => ({ kind: 'asked' }),
    stop: async () => undefined,
    means: [],
  }
}

/** A task with usual sizes; tests say what matters to them. */
export function aTask(task: Partial<RunnerTask> & { command: string }): RunnerTask {
  return {
    guid: randomUUID(),
    name: 'migrate',
    user: 'vcap',
    memoryInMb: 256,
    diskInMb: 256,
    logRateLimitInBytesPerSecond: -1,
    app: { guid: '0b4d1e6e-5b0e-4d7c-8d2a-000000000001', name: 'shop' },
    space: { guid: '0b4d1e6e-5b0e-4d7c-8d2a-000000000002', name: 'production' },
    organization: { guid: '0b4d1e6e-5b0e-4d7c-8d2a-000000000003', name: 'retail' },
    environment: {},
    ...task,
  }
}

export type RunnerUnderTest = Runner & {
  dir: string
  lines: LogLine[]
  ends: TaskEnd[]
  started: string[]
  /** What the tasks themselves wrote, as text, without the platform's lines. */
  output(): string[]
  ended(guid: string, withinMs?: number): Promise<TaskEnd>
  remove(): Promise<void>
}

/** A runner in a folder of its own that remembers everything it reports. */
export async function aRunner(options: Partial<RunnerOptions> = {}): Promise<RunnerUnderTest> {
  const dir = options.dir ?? (await mkdtemp(join(tmpdir(), 'runner-')))
  const lines: LogLine[] = []
  const ends: TaskEnd[] = []
  const started: string[] = []
  const runner = await openRunner({
    dir,
    maxTasks: 20,
    mode: 'on',
    onRunning: async (guid) => void started.push(guid),
    onEnd: async (end) => void ends.push(end),
    onLine: (line) => lines.push(line),
    ...options,
  })
  return {
    ...runner,
    dir,
    lines,
    ends,
    started,
    output: () =>
      lines
        .filter((line) => line.sourceType !== 'CELL')
        .map((line) => Buffer.from(line.payload).toString())
        .filter((text) => !text.startsWith('Exit status ')),
    async ended(guid, withinMs = 20_000) {
      for (const until = performance.now() + withinMs; performance.now() < until; await sleep(5)) {
        const end = ends.find((each) => each.guid === guid)
        if (end) return end
      }
      throw new Error(`task ${guid} did not end within ${withinMs} ms`)
    },
    async remove() {
      await runner.stop()
      await rm(dir, { recursive: true, force: true })
    },
  }
}
