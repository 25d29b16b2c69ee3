import { appGuidOf, type Task } from '../resources/task'
import type { Cause } from '../verdict/causes'

/** What is kept of a verdict where many are looked at. `signature` is the same for failures of one kind. */
export type Brief = { cause: Cause; sentence: string; signature: string }

export type JudgedFailure = {
  task: Pick<Task, 'guid' | 'name' | 'created_at' | 'relationships'>
  brief: Brief
}

/** Failures of one cause: of one app, or of several that failed alike. Instants are ISO 8601. */
export type CauseGroup = {
  cause: Cause
  /** Of the newest. */
  sentence: string
  newest: { guid: string; name: string }
  count: number
  apps: string[]
  first: string
  last: string
  /** Whether more are to be expected: the last came no longer ago than they use to lie apart. */
  isGrowing: boolean
  /** How many in each part of the range. */
  perPart: number[]
}

/** Within a burst the next may take longer than the median: as long as the burst did, and no longer than this. */
const LEAST_PAUSE_MS = 15 * 60_000

/**
 * Failures by cause and app; those of several apps that failed of one cause by the same words are one group, since one
 * outage is one line however many it hits. The largest first. `partOf` says in which part of the range an instant is.
 */
export function groupFailures(
  failures: readonly JudgedFailure[],
  { parts, partOf, now }: { parts: number; partOf: (at: number) => number; now: number },
): CauseGroup[] {
  return joined(failures)
    .map((group) => {
      const inTime = group.toSorted(
        (one, other) => Date.parse(one.task.created_at) - Date.parse(other.task.created_at),
      )
      const perPart = Array.from({ length: parts }, () => 0)
      for (const { task } of group) {
        const part = partOf(Date.parse(task.created_at))
        const count = perPart[part]
        if (count !== undefined) perPart[part] = count + 1
      }
      return groupOf(inTime, perPart, now)
    })
    .filter((group) => group !== undefined)
    .toSorted((one, other) => other.count - one.count || (one.last < other.last ? 1 : -1))
}

function groupOf(inTime: readonly JudgedFailure[], perPart: number[], now: number): CauseGroup | undefined {
  const [first] = inTime
  const last = inTime.at(-1)
  if (!first || !last) return undefined
  return {
    cause: last.brief.cause,
    sentence: last.brief.sentence,
    newest: { guid: last.task.guid, name: last.task.name },
    count: inTime.length,
    apps: [...new Set(inTime.map(({ task }) => appGuidOf(task)))],
    first: first.task.created_at,
    last: last.task.created_at,
    isGrowing: isGrowing(
      inTime.map(({ task }) => Date.parse(task.created_at)),
      now,
    ),
    perPart,
  }
}

/** Twice what usually lies between two of them has not passed since the last; for a burst, twice as long as it took. */
function isGrowing(instants: readonly number[], now: number): boolean {
  const gaps = instants.slice(1).map((at, place) => at - (instants[place] ?? at))
  const median = gaps.toSorted((one, other) => one - other)[Math.floor(gaps.length / 2)]
  const last = instants.at(-1)
  return (
    median !== undefined &&
    last !== undefined &&
    now - last <= Math.max(2 * median, Math.min(LEAST_PAUSE_MS, 2 * (last - (instants[0] ?? last))))
  )
}

/** Failures are of one group by app, or by what they say; what says nothing is alike by app alone. */
function joined(failures: readonly JudgedFailure[]): JudgedFailure[][] {
  const groups = new Map<number, JudgedFailure[]>()
  const groupByKey = new Map<string, number>()
  for (const failure of failures) {
    const { cause, signature } = failure.brief
    const keys = [`${cause} app ${appGuidOf(failure.task)}`]
    if (cause !== 'unknown' && cause !== 'cancelled') keys.push(`${cause} says ${signature}`)
    const known = [...new Set(keys.flatMap((key) => groupByKey.get(key) ?? []))]
    const [at = groups.size + groupByKey.size, ...others] = known
    const members = [...known.flatMap((one) => groups.get(one) ?? []), failure]
    for (const one of others) groups.delete(one)
    groups.set(at, members)
    if (others.length > 0)
      for (const [key, one] of groupByKey) if (others.includes(one)) groupByKey.set(key, at)
    for (const key of keys) groupByKey.set(key, at)
  }
  return [...groups.values()]
}
