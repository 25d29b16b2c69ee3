import { and, eq, inArray, or } from 'drizzle-orm'
import { roles, spaces } from '../../db/tables'
import type { Actor } from '../actor'
import type { CloudController } from '../cloud-controller'
import { SPACE_READERS } from './space-access'

/** `all`, or the guids of what somebody may read. */
export type Readable = 'all' | string[]

/** Whether the token alone lets somebody read everything. */
export function readsGlobally(actor: Actor): boolean {
  return actor.isAdmin || actor.isAdminReadOnly || actor.isGlobalAuditor
}

/** Spaces of a role in the space, or of a managed organization. `readable_space_guids` */
export async function readableSpaces(cc: CloudController, actor: Actor): Promise<Readable> {
  return readsGlobally(actor) ? 'all' : spacesWithRoles(cc, actor, SPACE_READERS, ['organization_manager'])
}

/** Spaces whose audit events somebody may read: a manager may not, an auditor of the organization may. */
export async function eventSpaces(cc: CloudController, actor: Actor): Promise<Readable> {
  if (readsGlobally(actor)) return 'all'
  return spacesWithRoles(
    cc,
    actor,
    ['space_developer', 'space_auditor', 'space_supporter'],
    ['organization_auditor'],
  )
}

/** Organizations of any role in them. `readable_org_guids` */
export async function readableOrganizations(cc: CloudController, actor: Actor): Promise<Readable> {
  if (readsGlobally(actor)) return 'all'
  const found = await cc.db
    .select({ guid: roles.organizationGuid })
    .from(roles)
    .where(and(eq(roles.userGuid, actor.guid), inArray(roles.type, ORGANIZATION_ROLES)))
  return found.flatMap(({ guid }) => guid ?? [])
}

export const ORGANIZATION_ROLES = [
  'organization_user',
  'organization_manager',
  'organization_auditor',
  'organization_billing_manager',
]

async function spacesWithRoles(
  cc: CloudController,
  actor: Actor,
  inSpace: string[],
  inOrganization: string[],
): Promise<string[]> {
  const found = await cc.db
    .selectDistinct({ guid: spaces.guid })
    .from(spaces)
    .innerJoin(
      roles,
      or(
        and(eq(roles.spaceGuid, spaces.guid), inArray(roles.type, inSpace)),
        and(eq(roles.organizationGuid, spaces.organizationGuid), inArray(roles.type, inOrganization)),
      ),
    )
    .where(eq(roles.userGuid, actor.guid))
  return found.map(({ guid }) => guid)
}
