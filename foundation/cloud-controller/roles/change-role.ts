import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { organizations, roles } from '../../db/tables'
import { findSpace, requireOrganizationManager } from '../access/located'
import { ORGANIZATION_ROLES, SPACE_READERS, spaceAccess } from '../access/readable'
import { ApiError, sqlState, UNIQUE_VIOLATION, unprocessable } from '../errors'
import { doneAsJob } from '../jobs'
import { bodyObject, relatedGuid } from '../messages/body-fields'
import { dig } from '../messages/rules'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { presentRole, readableRole } from './list-roles'

type RoleRow = typeof roles.$inferSelect
type Place = { spaceGuid: string } | { organizationGuid: string }
const TYPES = [...ORGANIZATION_ROLES, ...SPACE_READERS]

async function created(request: ApiRequest): Promise<Answer> {
  const { cc, body, baseUrl } = request
  const root = bodyObject(body, ['type', 'relationships'])
  const type = root.get('type')
  if (typeof type !== 'string' || !TYPES.includes(type)) {
    throw unprocessable(
      `Type must be one of the allowed types [${TYPES.map((name) => `"${name}"`).join(', ')}]`,
    )
  }
  const place = type.startsWith('space_') ? await spaceOf(request) : await organizationOf(request)
  const user = userOf(request)
  const at = new Date()
  try {
    const [row] = await cc.db
      .insert(roles)
      .values({ guid: randomUUID(), type, userGuid: user.guid, createdAt: at, updatedAt: at, ...place })
      .returning()
    if (row === undefined) throw new ApiError('UnknownError')
    return new Answer(201, presentRole(row, baseUrl))
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    throw unprocessable(`User '${user.name}' already has '${type}' role here.`)
  }
}

function userOf({ cc, body }: ApiRequest) {
  const guid = relatedGuid(body, 'user')
  const name = dig(body, 'relationships', 'user', 'data', 'username')
  const byName = typeof name === 'string' ? cc.users.byName(name) : undefined
  const user = guid === undefined ? byName : cc.users.byGuid(guid)
  if (user === undefined) {
    throw unprocessable(`Invalid user. Ensure that the user exists and you have access to it.`)
  }
  return user
}

async function spaceOf(request: ApiRequest): Promise<Place> {
  const { cc, actor, body } = request
  const place = await findSpace(cc, relatedGuid(body, 'space') ?? '')
  if (place === undefined) {
    throw unprocessable('Invalid space. Ensure that the space exists and you have access to it.')
  }
  const { update } = await spaceAccess(cc, actor, place.space)
  if (!update) throw new ApiError('NotAuthorized')
  return { spaceGuid: place.space.guid }
}

async function organizationOf(request: ApiRequest): Promise<Place> {
  const [found] = await request.cc.db
    .select()
    .from(organizations)
    .where(eq(organizations.guid, relatedGuid(request.body, 'organization') ?? ''))
  if (found === undefined) {
    throw unprocessable(
      'Invalid organization. Ensure that the organization exists and you have access to it.',
    )
  }
  await requireOrganizationManager(request, found.guid)
  return { organizationGuid: found.guid }
}

async function mayChange(context: ApiRequest & { role: RoleRow }): Promise<void> {
  const { cc, actor, role } = context
  if (role.organizationGuid !== null) return requireOrganizationManager(context, role.organizationGuid)
  const place = await findSpace(cc, role.spaceGuid ?? '')
  const access = place && (await spaceAccess(cc, actor, place.space))
  if (!access?.update) throw new ApiError('NotAuthorized')
}

function deleted(context: ApiRequest & { role: RoleRow }): Promise<Answer> {
  return doneAsJob(context, 'role.delete', () =>
    context.cc.db.delete(roles).where(and(eq(roles.guid, context.role.guid))),
  )
}

/** POST /v3/roles: the user by guid or by name. app/controllers/v3/roles_controller.rb#create */
export const createRole = steps(created)
/** DELETE /v3/roles/:guid */
export const deleteRole = steps(readableRole, mayChange, deleted)
