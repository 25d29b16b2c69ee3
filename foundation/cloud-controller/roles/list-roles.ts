import { and, inArray, or } from 'drizzle-orm'
import { organizations, roles, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { readableOrganizations, readableSpaces } from '../access/readable'
import { ApiError, notFound, unprocessable } from '../errors'
import { type Choice, chosenForOne } from '../lists/choice'
import { commonConditions, filterBy, ofIds } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import { presentOrganization } from '../organizations'
import { presentHead, toOne } from '../present'
import { Answer, type ApiRequest } from '../request'
import { presentSpace } from '../spaces/list-spaces'
import { steps } from '../steps'
import { presentUser } from '../users'

/** What roles may bring along. app/messages/roles_list_message.rb */
const ROLE_INCLUDES: Choice = { parameter: 'include', valid: ['user', 'organization', 'space'] }

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

/** app/presenters/v3/role_presenter.rb */
export function presentRole(
  role: typeof roles.$inferSelect,
  baseUrl: string,
): { [key: string]: Presented | undefined } {
  const { guid, type, userGuid, spaceGuid, organizationGuid } = role
  const link = (path: string) => ({ href: `${baseUrl}/v3/${path}` })
  return {
    ...presentHead(role),
    type,
    relationships: {
      user: toOne(userGuid),
      space: toOne(spaceGuid),
      organization: toOne(organizationGuid),
    },
    links: {
      self: link(`roles/${guid}`),
      user: link(`users/${userGuid}`),
      space: spaceGuid === null ? undefined : link(`spaces/${spaceGuid}`),
      organization: organizationGuid === null ? undefined : link(`organizations/${organizationGuid}`),
    },
  }
}

type Included = { [key: string]: Presented[] }

/** Users, organizations and spaces of roles, in this order however they were asked for; undefined where none are. */
async function includedOfRoles(
  request: ApiRequest,
  wanted: string[],
  rows: RoleRow[],
): Promise<Included | undefined> {
  if (wanted.length === 0) return undefined
  return {
    ...(wanted.includes('user') ? usersOf(request, rows) : {}),
    ...(wanted.includes('organization') ? await organizationsOf(request, rows) : {}),
    ...(wanted.includes('space') ? await spacesOf(request, rows) : {}),
  }
}

function usersOf({ cc, baseUrl }: ApiRequest, rows: RoleRow[]): Included {
  const guids = new Set(rows.map(({ userGuid }) => userGuid))
  const users = [...guids].flatMap((guid) => cc.users.byGuid(guid) ?? [])
  return { users: users.map((user) => presentUser(cc, user, baseUrl)) }
}

async function organizationsOf({ cc, baseUrl }: ApiRequest, rows: RoleRow[]): Promise<Included> {
  const guids = rows.flatMap(({ organizationGuid }) => organizationGuid ?? [])
  const found = await cc.db
    .select()
    .from(organizations)
    .where(inArray(organizations.guid, guids))
    .orderBy(organizations.id)
  return { organizations: found.map((row) => presentOrganization(row, baseUrl)) }
}

async function spacesOf({ cc, baseUrl }: ApiRequest, rows: RoleRow[]): Promise<Included> {
  const guids = rows.flatMap(({ spaceGuid }) => spaceGuid ?? [])
  const found = await cc.db.select().from(spaces).where(inArray(spaces.guid, guids)).orderBy(spaces.id)
  return { spaces: found.map((row) => presentSpace(row, baseUrl)) }
}
