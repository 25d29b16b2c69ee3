import { randomUUID } from 'node:crypto'
import { desc, eq } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { processes, revisions } from '../../db/tables'
import type { AppRow } from '../access/located-app'

/**
 * A revision of an app that starts, if its droplet is not the one of the newest revision. app/actions/revision_resolver.rb,
 * of its reasons only the droplet.
 */
export async function recordRevision(db: Db, app: AppRow): Promise<void> {
  if (app.currentDropletGuid === null) return
  const [newest] = await db
    .select()
    .from(revisions)
    .where(eq(revisions.appGuid, app.guid))
    .orderBy(desc(revisions.version))
    .limit(1)
  if (newest?.dropletGuid === app.currentDropletGuid) return
  const own = await db.select().from(processes).where(eq(processes.appGuid, app.guid)).orderBy(processes.id)
  const at = new Date()
  await db.insert(revisions).values({
    guid: randomUUID(),
    appGuid: app.guid,
    version: (newest?.version ?? 0) + 1,
    dropletGuid: app.currentDropletGuid,
    description: newest === undefined ? 'Initial revision.' : 'New droplet deployed.',
    processes: Object.fromEntries(own.map(({ type, command }) => [type, command])),
    createdAt: at,
    updatedAt: at,
  })
}
