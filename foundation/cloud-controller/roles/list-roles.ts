import { and, inArray, or } from 'drizzle-orm'
import { roles } from '../../db/tables'
import { readableOrganizations, readableSpaces } from '../access/readable'
import { Answer } from '../answer'
import { ApiError, notFound, unprocessable } from '../errors'
import { chosenForOne } from '../lists/choice'
import { commonConditions, filterBy } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { ofIds } from '../lists/one-of'
import { findPage, inOrderOf } from '../lists/page'
import { pageAnswer } from '../lists/present-page'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { includedOfRoles, ROLE_INCLUDES } from './included'
import { presentRole } from './present-role'

/** app/messages/roles_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'organization_guids', 'space_guids', 'user_guids', 'types', 'include'],
  filters: ['organization_guids', 'space_guids', 'user_guids', 'types'],
  choice: ROLE_INCLUDES,
  orderBy: ['created_at', 'updated_at'],
}
type RoleRow = typeof roles.$inferSelect

/** Alone among the lists it is ordered by itself, and answers wrong parameters with 422. app/controllers/v3/roles_controller.rb#index */
function rolesMessage({ query }: ApiRequest): { message: ListMessage } {
  const ordered = query.has('order_by') ? query : new Map([...query, ['order_by', 'created_at'] as const])
  try {
    return { message: listMessage(ordered, RULES) }
  } catch (error) {
    if (!(error instanceof ApiError) || error.error !== 'BadQueryParameter') throw error
    throw unprocessable(error.message.replace('The query parameter is invalid: ', ''))
  }
}

async function readableRoles({ cc, actor }: ApiRequest) {
  const readable = await readableSpaces(cc, actor)
  if (readable === 'all') return { scope: undefined }
  const readableOrgs = await readableOrganizations(cc, actor)
  return {
    scope: or(
      inArray(roles.spaceGuid, readable),
      inArray(roles.organizationGuid, readableOrgs === 'all' ? [] : readableOrgs),
    ),
  }
}

async function listed(
  request: ApiRequest & { message: ListMessage; scope: ReturnType<typeof or> },
): Promise<Answer> {
  const { cc, message, scope, baseUrl } = request
  const where = and(
    scope,
    ...commonConditions(roles, message),
    filterBy(message.filters, 'organization_guids', roles.organizationGuid),
    filterBy(message.filters, 'space_guids', roles.spaceGuid),
    filterBy(message.filters, 'user_guids', roles.userGuid),
    filterBy(message.filters, 'types', roles.type),
  )
  const orderColumns = { created_at: roles.createdAt, updated_at: roles.updatedAt }
  const { total, ids } = await findPage(cc, { table: roles, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(roles).where(ofIds(roles.id, ids)))
  const resources = rows.map((row) => presentRole(row, baseUrl))
  const included = await includedOfRoles(request, message.chosen, rows)
  return pageAnswer({ request, message, total, resources, included })
}

/** The role of the path, if the actor may read it; else 404 `Role not found`. */
export async function readableRole(request: ApiRequest): Promise<{ role: RoleRow }> {
  const { scope } = await readableRoles(request)
  const [role] = await request.cc.db
    .select()
    .from(roles)
    .where(and(inArray(roles.guid, [request.path.guid ?? '']), scope))
  if (role === undefined) throw notFound('Role')
  return { role }
}

/** GET /v3/roles */
export const listRoles = steps(rolesMessage, readableRoles, listed)
async function shown({ wanted, ...request }: ApiRequest & { wanted: string[]; role: RoleRow }) {
  const { role, baseUrl } = request
  const included = await includedOfRoles(request, wanted, [role])
  return new Answer(200, { ...presentRole(role, baseUrl), included })
}

/** GET /v3/roles/:guid. app/controllers/v3/roles_controller.rb#show */
export const showRole = steps(
  ({ query }: ApiRequest) => ({ wanted: chosenForOne(query, ROLE_INCLUDES, 'UnprocessableEntity') }),
  readableRole,
  shown,
)
