import { and, eq, inArray } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { tasks } from '../../db/tables-tasks'
import type { TaskEnd } from '../../runner/task'

const NOT_OVER = ['PENDING', 'RUNNING', 'CANCELING']

/** A task that waited for a place runs now. */
export async function taskRuns(db: Db, guid: string): Promise<void> {
  await db
    .update(tasks)
    .set({ state: 'RUNNING', updatedAt: new Date() })
    .where(and(eq(tasks.guid, guid), eq(tasks.state, 'PENDING')))
}

/** A task ended. One that is over already stays as it is. lib/cloud_controller/diego/task_completion_callback_generator.rb */
export async function taskEnded(db: Db, end: TaskEnd): Promise<void> {
  await db
    .update(tasks)
    .set({
      state: end.state,
      failureReason: end.state === 'FAILED' ? end.failureReason : null,
      updatedAt: new Date(),
    })
    .where(and(eq(tasks.guid, end.guid), inArray(tasks.state, NOT_OVER)))
}

/** At start: nobody knows any more what became of tasks that had not ended. lib/cloud_controller/diego/tasks_sync.rb */
export async function failLostTasks(db: Db): Promise<void> {
  await db
    .update(tasks)
    .set({ state: 'FAILED', failureReason: 'Unable to determine completion status', updatedAt: new Date() })
    .where(inArray(tasks.state, NOT_OVER))
}
