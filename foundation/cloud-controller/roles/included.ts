import { inArray } from 'drizzle-orm'
import { organizations, type roles, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import type { Choice } from '../lists/choice'
import { presentOrganization } from '../organizations/present-organization'
import type { ApiRequest } from '../request'
import { presentSpace } from '../spaces/present-space'
import { presentUser } from '../users/users'

type RoleRow = typeof roles.$inferSelect
type Included = { [key: string]: Presented[] }

/** What roles may bring along. app/messages/roles_list_message.rb */
export const ROLE_INCLUDES: Choice = { parameter: 'include', valid: ['user', 'organization', 'space'] }

/** Users, organizations and spaces of roles, in this order however they were asked for; undefined where none are. */
export async function includedOfRoles(
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
