import { desc, eq, inArray, sql } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { apps, droplets, revisions } from '../../db/tables'

/** What a process shows of its app. `revision` is the guid of the newest one, which every start gives to all processes. */
export type AppOfProcess = {
  spaceGuid: string
  lifecycleType: string
  imageUser: string | null
  revision: string | null
}

/** What processes show of these apps, by guid. */
export async function appsOfProcesses(db: Db, appGuids: string[]): Promise<Map<string, AppOfProcess>> {
  const newest = db
    .select({ guid: revisions.guid })
    .from(revisions)
    .where(eq(revisions.appGuid, apps.guid))
    .orderBy(desc(revisions.version))
    .limit(1)
  const found = await db
    .select({
      guid: apps.guid,
      spaceGuid: apps.spaceGuid,
      lifecycleType: apps.lifecycleType,
      imageUser: droplets.imageUser,
      revision: sql<string | null>`(${newest})`,
    })
    .from(apps)
    .leftJoin(droplets, eq(droplets.guid, apps.currentDropletGuid))
    .where(inArray(apps.guid, [...new Set(appGuids)]))
  return new Map(found.map(({ guid, ...app }) => [guid, app]))
}
