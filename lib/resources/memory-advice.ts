import type { Task } from './task'

/** How runs under one memory limit went: how many met it, and how many ended well. */
export type LimitRuns = { memoryInMb: number; ranOut: number; succeeded: number }

/** Runs of one command by their memory limit, and what follows: the smallest that never ran out, the largest that did. */
export type MemoryAdvice = {
  limits: LimitRuns[]
  runs: number
  smallestSafe: number | null
  largestRanOut: number
}

/** Both Cloud Controller and Diego say it in the reason. depot/transformer of executor */
const OUT_OF_MEMORY = /\(out of memory\)/i

/** Whether the task met its memory limit. */
export const ranOutOfMemory = (task: Pick<Task, 'state' | 'result'>): boolean =>
  task.state === 'FAILED' && OUT_OF_MEMORY.test(task.result.failure_reason ?? '')

/**
 * What runs of the same command tell of its memory limit; undefined where none of them ran out. A limit is safe where
 * runs ended well under it, none ran out, and none did under a larger one either.
 */
export function adviseMemory(
  runs: readonly Pick<Task, 'state' | 'result' | 'memory_in_mb'>[],
): MemoryAdvice | undefined {
  const byLimit = new Map<number, LimitRuns>()
  for (const run of runs) {
    const memoryInMb = Number(run.memory_in_mb)
    if (!(memoryInMb > 0)) continue
    const known = byLimit.get(memoryInMb) ?? { memoryInMb, ranOut: 0, succeeded: 0 }
    if (ranOutOfMemory(run)) known.ranOut += 1
    else if (run.state === 'SUCCEEDED') known.succeeded += 1
    byLimit.set(memoryInMb, known)
  }
  const limits = [...byLimit.values()].toSorted((one, other) => one.memoryInMb - other.memoryInMb)
  const largestRanOut = limits.findLast(({ ranOut }) => ranOut > 0)?.memoryInMb
  if (largestRanOut === undefined) return undefined
  const safe = limits.find(({ memoryInMb, succeeded }) => memoryInMb > largestRanOut && succeeded > 0)
  return { limits, runs: runs.length, smallestSafe: safe?.memoryInMb ?? null, largestRanOut }
}
