import { appGuidOf, hasEnded, isCancelled, shortReason, type Task } from '../resources/task'
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

/** Failures of one reason in one app. */
export type FailureGroup = {
  reason: string
  appGuid: string
  count: number
  /** ISO 8601 */
  first: string
  last: string
  /** How many in each part of the range. */
  perPart: number[]
}

/** Whoever looks for more has the list. */
const MOST_GROUPS = 20

export type Summary = {
  succeeded: number
  /** Without those that somebody cancelled. */
  failed: number
  cancelled: number
  medianMs: number | null
  nineInTenMs: number | null
  parts: Part[]
  /** The most frequent ones, and how many there are in all. */
  groups: FailureGroup[]
  groupCount: number
}

/**
 * What became of tasks that were created in a range, part by part. Cancelled ones are a group of failures, as the API
 * calls them that, and count neither for nor against the success rate. Durations are those of tasks that succeeded.
 */
export function summarize(tasks: readonly Task[], range: readonly { from: number; to: number }[]): Summary {
  const ended = tasks.filter(hasEnded)
  const perPart = byPart(ended, range)
  const failures = ended.filter((task) => task.state === 'FAILED')
  const groups = groupsOf(failures, range)
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
    groups: groups.slice(0, MOST_GROUPS),
    groupCount: groups.length,
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

function groupsOf(failures: readonly Task[], range: readonly { from: number; to: number }[]): FailureGroup[] {
  const groups = new Map<string, Task[]>()
  for (const task of failures) {
    const key = JSON.stringify([appGuidOf(task), shortReason(task) ?? ''])
    const known = groups.get(key)
    if (known) known.push(task)
    else groups.set(key, [task])
  }
  return [...groups.values()]
    .flatMap((tasks): FailureGroup[] => {
      const inTime = tasks.toSorted((a, b) => (a.created_at < b.created_at ? -1 : 1))
      const [first] = inTime
      const last = inTime.at(-1)
      if (!first || !last) return []
      return [
        {
          reason: shortReason(first) ?? '',
          appGuid: appGuidOf(first),
          count: tasks.length,
          first: first.created_at,
          last: last.created_at,
          perPart: byPart(tasks, range).map((inside) => inside.length),
        },
      ]
    })
    .toSorted((a, b) => b.count - a.count || (a.last < b.last ? 1 : -1))
}
