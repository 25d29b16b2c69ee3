import { adviseMemory, type MemoryAdvice } from './memory-advice'
import { appGuidOf, hasEnded, type Task } from './task'

/** What usual durations are made of: the newest runs that succeeded. */
const MOST_MEASURED = 20
/** Of fewer runs nobody can say what is usual. */
const FEWEST_MEASURED = 3
const MOST_SHOWN = 5

/** How long runs usually take, in milliseconds: the middle one of `count`, and what nine in ten stay within. */
export type Usual = { medianMs: number; nineInTenMs: number; count: number }

/** Runs of the same thing: told apart by their command, by their name where none of the same command is shown. */
export type EarlierRuns = {
  alike: 'command' | 'name'
  tasks: Task[]
  usual: Usual | null
  /** Null where none of them, nor this one, met its memory limit. */
  memory: MemoryAdvice | null
}

/**
 * The runs of the same command before this one, the newest first, and how long those that succeeded took; of the same
 * name where there are none, as where the command is another at each run. `tasks` are of any order and of the same app.
 */
export function earlierRuns(task: Task, tasks: readonly Task[]): EarlierRuns {
  const earlier = tasks
    .filter(
      (one) =>
        one.guid !== task.guid &&
        appGuidOf(one) === appGuidOf(task) &&
        Date.parse(one.created_at) <= Date.parse(task.created_at),
    )
    .toSorted((one, other) => Date.parse(other.created_at) - Date.parse(one.created_at))
  const ofCommand = task.command ? earlier.filter(({ command }) => command === task.command) : []
  const ofName = earlier.filter(({ name }) => name === task.name)
  const alike = task.command && (ofCommand.length > 0 || ofName.length === 0) ? 'command' : 'name'
  const before = alike === 'command' ? ofCommand : ofName
  return {
    alike,
    tasks: before.slice(0, MOST_SHOWN),
    usual: usualDuration(before),
    memory: adviseMemory([task, ...before]) ?? null,
  }
}

/** How long tasks take that succeed, by the newest 20 of them; null of fewer than three. `tasks` are newest first. */
export function usualDuration(tasks: readonly Task[]): Usual | null {
  const took = tasks
    .filter(({ state }) => state === 'SUCCEEDED')
    .map(durationMs)
    .filter((ms) => ms !== undefined)
    .slice(0, MOST_MEASURED)
    .toSorted((one, other) => one - other)
  if (took.length < FEWEST_MEASURED) return null
  const [low = 0, high = 0] = [took[Math.ceil(took.length / 2) - 1], took[Math.floor(took.length / 2)]]
  return {
    medianMs: (low + high) / 2,
    nineInTenMs: took[Math.ceil(took.length * 0.9) - 1] ?? high,
    count: took.length,
  }
}

/** How long a task took from creation to its end; undefined before that, and where the API tells no instants. */
export function durationMs(task: Pick<Task, 'state' | 'created_at' | 'updated_at'>): number | undefined {
  const took = Date.parse(task.updated_at) - Date.parse(task.created_at)
  return hasEnded(task) && !Number.isNaN(took) ? Math.max(0, took) : undefined
}
