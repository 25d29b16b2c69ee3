import { and, eq, inArray } from 'drizzle-orm'
import { apps, organizations, roles, spaces } from '../../db/tables'
import type { CloudController } from '../cloud-controller'
import { ApiError, notFound } from '../errors'
import type { Actor, ApiRequest } from '../request'
import { ORGANIZATION_ROLES, readsGlobally, type SpaceAccess, spaceAccess } from './readable'
export type LocatedSpace = { space: SpaceRow; organization: OrganizationRow; access: SpaceAccess }

/** The space of this guid with its organization, or undefined. */
export async function findSpace(
  cc: CloudController,
  guid: string,
): Promise<{ space: SpaceRow; organization: OrganizationRow } | undefined> {
  const [found] = await cc.db
    .select({ space: spaces, organization: organizations })
    .from(spaces)
    .innerJoin(organizations, eq(organizations.guid, spaces.organizationGuid))
    .where(eq(spaces.guid, guid))
  return found
}

/** The space of the path, if the actor may read it; else 404 `Space not found`. */
export async function readableSpace({ cc, actor, path }: ApiRequest): Promise<LocatedSpace> {
  const found = await findSpace(cc, path.guid ?? '')
  if (found === undefined) throw notFound('Space')
  const access = await spaceAccess(cc, actor, found.space)
  if (!access.read) throw notFound('Space')
  return { ...found, access }
}

/** The organization of the path, if the actor has a role in it; else 404 `Organization not found`. */
export async function readableOrganization({ cc, actor, path }: ApiRequest) {
  const [organization] = await cc.db
    .select()
    .from(organizations)
    .where(eq(organizations.guid, path.guid ?? ''))
  if (organization === undefined) throw notFound('Organization')
  const readable = readsGlobally(actor) || (await hasRole(cc, actor, organization.guid, ORGANIZATION_ROLES))
  if (!readable) throw notFound('Organization')
  return { organization }
}

/** Refuses who neither is an admin nor manages this organization. */
export async function requireOrganizationManager(
  { cc, actor }: ApiRequest,
  organizationGuid: string,
): Promise<void> {
  if (actor.isAdmin) return
  if (!(await hasRole(cc, actor, organizationGuid, ['organization_manager'])))
    throw new ApiError('NotAuthorized')
}

/** Whether the actor has one of these roles in the organization itself. */
export async function hasRole(
  cc: CloudController,
  actor: Actor,
  organizationGuid: string,
  types: string[],
): Promise<boolean> {
  const found = await cc.db
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.userGuid, actor.guid),
        eq(roles.organizationGuid, organizationGuid),
        inArray(roles.type, types),
      ),
    )
    .limit(1)
  return found.length > 0
}

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
