import { and, eq, or } from 'drizzle-orm'
import { roles } from '../../db/tables'
import type { Actor } from '../actor'
import type { CloudController } from '../cloud-controller'

/** What somebody may do in one space. lib/cloud_controller/permissions.rb */
export type SpaceAccess = {
  read: boolean
  readSecrets: boolean
  readEvents: boolean
  write: boolean
  manageApps: boolean
  update: boolean
}

type InSpace = { guid: string; organizationGuid: string }

/** Asks the roles of the actor in a space and its organization, once for all questions. */
export async function spaceAccess(
  { db }: Pick<CloudController, 'db'>,
  actor: Actor,
  space: InSpace,
): Promise<SpaceAccess> {
  const found = await db
    .select({ type: roles.type })
    .from(roles)
    .where(
      and(
        eq(roles.userGuid, actor.guid),
        or(eq(roles.spaceGuid, space.guid), eq(roles.organizationGuid, space.organizationGuid)),
      ),
    )
  const types = new Set(found.map(({ type }) => type))
  const has = (...wanted: string[]) => wanted.some((type) => types.has(type))
  const globally = actor.isAdmin || actor.isAdminReadOnly || actor.isGlobalAuditor
  return {
    read: globally || has(...SPACE_READERS, 'organization_manager'),
    readSecrets: actor.isAdmin || actor.isAdminReadOnly || has('space_developer'),
    readEvents:
      globally || has('space_developer', 'space_auditor', 'space_supporter', 'organization_auditor'),
    write: actor.isAdmin || has('space_developer'),
    manageApps: actor.isAdmin || has('space_developer', 'space_supporter'),
    update: actor.isAdmin || has('space_manager', 'organization_manager'),
  }
}

export const SPACE_READERS = ['space_developer', 'space_manager', 'space_auditor', 'space_supporter']
