import 'server-only'
import type { PlaceFindings } from '@/lib/task-form/warnings'
import { isSpaceDeveloper, listSpaceDevelopers } from '../cloud-controller/roles'
import type { Session } from '../session/session'

/** Admins may in every space, suspended ones and with task creation switched off. lib/cloud_controller/permissions.rb */
export const mayEverywhere = (session: Session): boolean =>
  session.user.scopes.includes('cloud_controller.admin')

/** Whether the token lacks the scope to write; without UAA there are no scopes to go by. */
export function mayOnlyRead(session: Session): boolean {
  const { scopes } = session.user
  return scopes.length > 0 && !mayEverywhere(session) && !scopes.includes('cloud_controller.write')
}

/**
 * What an operator lacks to create tasks in a space: a token that may write, or the role, with the names of those who
 * have it. Undefined where nothing is missing and where it can't be known. `/v3/apps/{guid}/permissions` says nothing
 * of writing, so scopes and roles decide.
 */
export async function readMissing(
  session: Session,
  spaceGuid: string,
  signal: AbortSignal,
): Promise<PlaceFindings['missing']> {
  const { id, scopes } = session.user
  if (mayOnlyRead(session)) return { kind: 'scope' }
  if (scopes.length === 0 || mayEverywhere(session)) return undefined
  const isDeveloper = await isSpaceDeveloper(session, { userGuid: id, spaceGuid }, signal)
  if (isDeveloper !== false) return undefined
  return { kind: 'role', developers: await listSpaceDevelopers(session, spaceGuid, signal) }
}
