import type { Runner } from './runner/runner'
import type { RunnerTask } from './runner/task'

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
