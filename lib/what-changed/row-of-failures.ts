import { hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import { hasSucceeded } from '@/lib/resources/task-runs'

/** The row of failures that a failed task stands at the end of. */
export type RowOfFailures = {
  lastSuccess: Task | undefined
  firstFailure: Task
  failuresInARow: number
  successesBefore: number
}

/** A cancelled run is neither a success nor a failure, nor is one that has not ended. */
const counts = (task: Task): boolean => hasEnded(task) && !isCancelled(task)

/** Goes back from a failed task to the last success, and on to the failure before it. `before` are newest first. */
export function rowOfFailures(task: Task, before: readonly Task[]): RowOfFailures {
  const counted = before.filter(counts)
  const last = counted.findIndex(hasSucceeded)
  if (last === -1)
    return {
      lastSuccess: undefined,
      firstFailure: counted.at(-1) ?? task,
      failuresInARow: counted.length + 1,
      successesBefore: 0,
    }
  const older = counted.slice(last)
  const failed = older.findIndex((one) => !hasSucceeded(one))
  return {
    lastSuccess: counted[last],
    firstFailure: counted[last - 1] ?? task,
    failuresInARow: last + 1,
    successesBefore: failed === -1 ? older.length : failed,
  }
}
