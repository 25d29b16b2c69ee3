import 'server-only'
import { hasEnded, type Task } from '@/lib/resources/task'
import { slowdown } from '../cloud-controller/rate-budget'

const FAST_MS = 1_000
const STEADY_MS = 3_000
const SLOW_MS = 5_000
const YOUNG_MS = 60_000

type Changing = Pick<Task, 'state' | 'created_at'>

/**
 * When a page should look at a task again, in milliseconds: fast while it is young or about to change, slowly while it
 * just runs, null once it has ended; slower for everybody whose requests run out.
 */
export function nextLookAtTask(sessionId: string, task: Changing, now: number): number | null {
  if (hasEnded(task)) return null
  const isYoung = now - Date.parse(task.created_at) < YOUNG_MS
  return (isYoung || task.state !== 'RUNNING' ? FAST_MS : STEADY_MS) * slowdown(sessionId)
}

/** When a page should look at a list again: as fast as its liveliest task wants, slowly where nothing moves. */
export function nextLookAtTasks(sessionId: string, tasks: readonly Changing[], now: number): number {
  const looks = tasks.flatMap((task) => nextLookAtTask(sessionId, task, now) ?? [])
  return Math.min(SLOW_MS * slowdown(sessionId), ...looks)
}

/** A reading younger than this serves whoever comes at that pace: those of other tabs are a little apart. */
export const sharedFor = (nextLookMs: number): number => nextLookMs * 0.8
