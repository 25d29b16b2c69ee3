import { hasEnded, isCancelled, type Task } from '../resources/task'
import { durationMs } from '../resources/task-runs'

/** What ended in a part of the range, and how long that took. Instants and durations are milliseconds. */
export type Part = {
  from: number
  to: number
  succeeded: number
  failed: number
  medianMs: number | null
  nineInTenMs: number | null
}

export type Summary = {
  succeeded: number
  /** Without those that somebody cancelled. */
  failed: number
  cancelled: number
  medianMs: number | null
  nineInTenMs: number | null
  parts: Part[]
}

/**
 * What became of tasks that were created in a range, part by part. Cancelled ones are a group of failures, as the API
 * calls them that, and count neither for nor against the success rate. Durations are those of tasks that succeeded.
 */
export function summarize(tasks: readonly Task[], range: readonly { from: number; to: number }[]): Summary {
  const ended = tasks.filter(hasEnded)
  const perPart = byPart(ended, range)
  const failures = ended.filter((task) => task.state === 'FAILED')
  return {
    succeeded: succeededOf(ended).length,
    failed: failures.filter((task) => !isCancelled(task)).length,
    cancelled: failures.filter(isCancelled).length,
    ...durationsOf(ended),
    parts: range.map((part, at) => {
      const inside = perPart[at] ?? []
      return {
        ...part,
        succeeded: succeededOf(inside).length,
        failed: inside.filter((task) => task.state === 'FAILED' && !isCancelled(task)).length,
        ...durationsOf(inside),
      }
    }),
  }
}

/** Tasks by the part of the range in which they were created; parts are of one length and follow one another. */
function byPart(tasks: readonly Task[], range: readonly { from: number; to: number }[]): Task[][] {
  const parts: Task[][] = range.map(() => [])
  const [first] = range
  if (!first) return parts
  const length = first.to - first.from
  for (const task of tasks) parts[Math.floor((Date.parse(task.created_at) - first.from) / length)]?.push(task)
  return parts
}

const succeededOf = (tasks: readonly Task[]) => tasks.filter(({ state }) => state === 'SUCCEEDED')

function durationsOf(tasks: readonly Task[]): Pick<Summary, 'medianMs' | 'nineInTenMs'> {
  const took = succeededOf(tasks)
    .map(durationMs)
    .filter((ms) => ms !== undefined)
    .toSorted((a, b) => a - b)
  return { medianMs: quantile(took, 0.5), nineInTenMs: quantile(took, 0.9) }
}

/** The smallest of sorted values that so many are not above; null of none. */
export const quantile = (sorted: readonly number[], share: number): number | null =>
  sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? null
