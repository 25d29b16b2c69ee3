import { ApiError } from '../errors'
import type { ApiRequest } from '../request'

/** Refuses everybody but an admin. */
export function onlyAdmin({ actor }: ApiRequest): void {
  if (!actor.isAdmin) throw new ApiError('NotAuthorized')
}
