import 'server-only'
import { eq, sql } from 'drizzle-orm'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import { type SubmissionRow, storable } from './row'

/** Writes where the app of a row is, once that is known. */
export async function writePlace(
  db: Database,
  id: string,
  place: Pick<SubmissionRow, 'appName' | 'spaceGuid' | 'spaceName' | 'organizationGuid' | 'organizationName'>,
): Promise<void> {
  const { appName, spaceGuid, spaceName, organizationGuid, organizationName } = place
  await db
    .update(submissions)
    .set({
      appName: storable(appName),
      spaceGuid,
      spaceName: storable(spaceName),
      organizationGuid,
      organizationName: storable(organizationName),
    })
    .where(eq(submissions.id, id))
}

/** How a task ended; `lastLines` is sealed already. */
type TaskEnd = { state: string; reason: string | null; endedAt: Date; lastLines: string }

/** Keeps how the task of a submission ended, in the place of what was kept before. */
export async function keepEnd(db: Database, id: string, end: TaskEnd): Promise<void> {
  await db
    .update(submissions)
    .set({
      endState: end.state,
      endReason: end.reason === null ? null : storable(end.reason),
      endedAt: sql`${end.endedAt.toISOString()}::timestamptz`,
      lastLines: end.lastLines,
    })
    .where(eq(submissions.id, id))
}
