import { and, eq } from 'drizzle-orm'
import { roles } from '../../db/tables'
import type { CloudController } from '../cloud-controller'
import { ApiError } from '../errors'
import type { Actor, ApiRequest } from '../request'

type State = { suspended: boolean; deleting: boolean }
type Space = State & { organizationGuid: string }

/**
 * Refuses a change in an organization or space that is suspended or being deleted; admins may, and whom manages the
 * organization a state of the space does not hold up. `require_writable_space!` of app/controllers/v3/application_controller.rb
 */
export async function requireWritableSpace(
  cc: CloudController,
  actor: Actor,
  organization: State,
  space: Space,
): Promise<void> {
  if (actor.isAdmin) return
  if (organization.deleting) throw new ApiError('ResourceBeingDeleted', 'organization')
  const spaceHolds = (space.deleting || space.suspended) && !(await managesOrganization(cc, actor, space))
  if (spaceHolds && space.deleting && !organization.suspended)
    throw new ApiError('ResourceBeingDeleted', 'space')
  if (organization.suspended) throw new ApiError('OrgSuspended')
  if (spaceHolds) throw new ApiError('SpaceSuspended')
}

async function managesOrganization(cc: CloudController, actor: Actor, space: Space): Promise<boolean> {
  const found = await cc.db
    .select({ id: roles.id })
    .from(roles)
    .where(
      and(
        eq(roles.userGuid, actor.guid),
        eq(roles.organizationGuid, space.organizationGuid),
        eq(roles.type, 'organization_manager'),
      ),
    )
  return found.length > 0
}

/** Refuses everybody but an admin. */
export function onlyAdmin({ actor }: ApiRequest): void {
  if (!actor.isAdmin) throw new ApiError('NotAuthorized')
}
