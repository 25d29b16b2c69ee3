import 'server-only'
import { hasEnded, type Task } from '@/lib/resources/task'

const FAST_MS = 1_000
const SLOW_MS = 10_000
const YOUNG_MS = 60_000

/**
 * When a page should look at a task again, in milliseconds: fast while it is young or about to change, slowly while
 * it just runs, null once it has ended.
 */
export function nextLookAtTask(task: Task, now: number): number | null {
  if (hasEnded(task)) return null
  const isYoung = now - Date.parse(task.created_at) < YOUNG_MS
  return isYoung || task.state !== 'RUNNING' ? FAST_MS : 3_000
}

/** When a page should look at a list again: as fast as its liveliest task wants, slowly where nothing moves. */
export function nextLookAtTasks(tasks: readonly Task[], now: number): number {
  const looks = tasks.map((task) => nextLookAtTask(task, now)).filter((look) => look !== null)
  return Math.max(2_000, Math.min(SLOW_MS, ...looks))
}
