import type { CloudController } from '../cloud-controller'
import { ApiError } from '../errors'
import type { Actor, ApiRequest } from '../request'
import { hasRole } from './located'

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
  const spaceHolds =
    (space.deleting || space.suspended) &&
    !(await hasRole(cc, actor, space.organizationGuid, ['organization_manager']))
  if (spaceHolds && space.deleting && !organization.suspended)
    throw new ApiError('ResourceBeingDeleted', 'space')
  if (organization.suspended) throw new ApiError('OrgSuspended')
  if (spaceHolds) throw new ApiError('SpaceSuspended')
}

/** Refuses everybody but an admin. */
export function onlyAdmin({ actor }: ApiRequest): void {
  if (!actor.isAdmin) throw new ApiError('NotAuthorized')
}
