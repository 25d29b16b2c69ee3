import 'server-only'
import { and, eq, isNull, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import { storable } from '../storable'

/** How a task ended; `lastLines` is sealed already. */
export type TaskEnd = { state: string; reason: string | null; endedAt: Date; lastLines: string }

/** Keeps how the task of a submission ended, the first time somebody sees it. */
export async function keepEnd(db: Database, id: string, end: TaskEnd): Promise<void> {
  await db
    .update(submissions)
    .set({
      endState: end.state,
      endReason: end.reason === null ? null : storable(end.reason),
      endedAt: sql`${end.endedAt.toISOString()}::timestamptz`,
      lastLines: end.lastLines,
    })
    .where(and(eq(submissions.id, id), isNull(submissions.endState)))
}
