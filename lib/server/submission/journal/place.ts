import 'server-only'
import { eq } from 'drizzle-orm'
import type { Database } from '../../db/connection'
import { submissions } from '../../db/tables'
import { storable } from '../storable'
import type { SubmissionRow } from './row'

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
