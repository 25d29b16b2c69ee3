import { eq } from 'drizzle-orm'
import { apps, organizations, spaces } from '../../db/tables'
import type { CloudController } from '../cloud-controller'
import { notFound } from '../errors'
import type { ApiRequest } from '../request'
import { type SpaceAccess, spaceAccess } from './space-access'

export type AppRow = typeof apps.$inferSelect
export type SpaceRow = typeof spaces.$inferSelect
export type OrganizationRow = typeof organizations.$inferSelect

/** An app with the space and the organization that it is in. */
export type LocatedApp = { app: AppRow; space: SpaceRow; organization: OrganizationRow }

/** The app with its place, or undefined. */
export async function findApp(
  { db }: Pick<CloudController, 'db'>,
  guid: string,
): Promise<LocatedApp | undefined> {
  const [found] = await db
    .select({ app: apps, space: spaces, organization: organizations })
    .from(apps)
    .innerJoin(spaces, eq(spaces.guid, apps.spaceGuid))
    .innerJoin(organizations, eq(organizations.guid, spaces.organizationGuid))
    .where(eq(apps.guid, guid))
  return found
}

/** The app of the path, if the actor may read its space; else 404. */
export async function readableApp({
  cc,
  actor,
  path,
}: ApiRequest): Promise<LocatedApp & { access: SpaceAccess }> {
  const found = await findApp(cc, path.guid ?? '')
  if (found === undefined) throw notFound('App')
  const access = await spaceAccess(cc, actor, found.space)
  if (!access.read) throw notFound('App')
  return { ...found, access }
}
