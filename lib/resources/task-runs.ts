import { adviseMemory, type MemoryAdvice } from './memory-advice'
import { appGuidOf, hasEnded, type Task } from './task'

/** What usual durations are made of: the newest runs that succeeded. */
const MOST_MEASURED = 20
/** Of fewer runs nobody can say what is usual. */
const FEWEST_MEASURED = 3
const MOST_SHOWN = 5

/** How long runs usually take, in milliseconds: the middle one of `count`, and what nine in ten stay within. */
export type Usual = { medianMs: number; nineInTenMs: number; count: number }

/** What makes runs those of the same thing. */
export type Alike = 'command' | 'name'

/** Runs of the same thing: told apart by their command, by their name where none of the same command is shown. */
export type EarlierRuns = {
  alike: Alike
  tasks: Task[]
  usual: Usual | null
  /** Null where none of them, nor this one, met its memory limit. */
  memory: MemoryAdvice | null
}

/** The runs of the same thing before this one, and how long those that succeeded took. */
export function earlierRuns(task: Task, tasks: readonly Task[]): EarlierRuns {
  const { alike, before } = runsBefore(task, tasks)
  return {
    alike,
    tasks: before.slice(0, MOST_SHOWN),
    usual: usualDuration(before),
    memory: adviseMemory([task, ...before]) ?? null,
  }
}

/**
 * The runs of the same command before this one, the newest first; of the same name where there are none, as where the
 * command is another at each run, and where only those of the name ever succeeded, as after the command was changed.
 * `tasks` are of any order and of the same app.
 */
export function runsBefore(task: Task, tasks: readonly Task[]): { alike: Alike; before: Task[] } {
  const earlier = tasks
    .filter((one) => one.guid !== task.guid && appGuidOf(one) === appGuidOf(task) && isBefore(one, task))
    .toSorted(newestFirst)
  const ofCommand = task.command ? earlier.filter(({ command }) => command === task.command) : []
  const ofName = earlier.filter(({ name }) => name === task.name)
  const byCommand = { alike: 'command', before: ofCommand } as const
  const byName = { alike: 'name', before: ofName } as const
  if (!task.command) return byName
  if (ofCommand.some(hasSucceeded)) return byCommand
  if (ofName.some(hasSucceeded)) return byName
  return ofCommand.length > 0 || ofName.length === 0 ? byCommand : byName
}

/** Whether a task ended well. */
export const hasSucceeded = ({ state }: Pick<Task, 'state'>): boolean => state === 'SUCCEEDED'

/** The order of two runs of one app. The API's instants are whole seconds: of two in one, the number tells. */
export function newestFirst(one: Task, other: Task): number {
  const apart = Date.parse(other.created_at) - Date.parse(one.created_at)
  return apart || Number(BigInt(other.sequence_id || 0) - BigInt(one.sequence_id || 0))
}

const isBefore = (one: Task, task: Task): boolean => newestFirst(task, one) <= 0

/** How long tasks take that succeed, by the newest 20 of them; null of fewer than three. `tasks` are newest first. */
export function usualDuration(tasks: readonly Task[]): Usual | null {
  const took = tasks
    .filter(hasSucceeded)
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
