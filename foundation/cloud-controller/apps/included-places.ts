import { eq, inArray } from 'drizzle-orm'
import { organizations, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import type { Choice } from '../lists/choice'
import { presentOrganization } from '../organizations/present-organization'
import type { ApiRequest } from '../request'
import { presentSpace } from '../spaces/present-space'

/** What apps may bring along. app/messages/apps_list_message.rb */
export const APP_INCLUDES: Choice = { parameter: 'include', valid: ['space', 'org', 'space.organization'] }

/** The spaces and organizations of apps, as asked for; undefined where none are. app/decorators/include_space_decorator.rb */
export async function includedPlaces(
  { cc, baseUrl }: ApiRequest,
  wanted: string[],
  spaceGuids: string[],
): Promise<Presented | undefined> {
  if (wanted.length === 0) return undefined
  const found = await cc.db
    .select()
    .from(spaces)
    .innerJoin(organizations, eq(organizations.guid, spaces.organizationGuid))
    .where(inArray(spaces.guid, [...new Set(spaceGuids)]))
    .orderBy(spaces.id)
  const byGuid = new Map(found.map(({ organizations: row }) => [row.guid, row]))
  return {
    spaces: wanted.some((name) => name.startsWith('space'))
      ? found.map(({ spaces: row }) => presentSpace(row, baseUrl))
      : undefined,
    organizations: wanted.some((name) => name.startsWith('org') || name.endsWith('organization'))
      ? [...byGuid.values()].map((row) => presentOrganization(row, baseUrl))
      : undefined,
  }
}
