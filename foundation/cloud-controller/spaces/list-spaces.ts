import { and, inArray, sql } from 'drizzle-orm'
import { organizations, spaces } from '../../db/tables'
import { readableSpaces } from '../access/readable'
import type { Answer } from '../answer'
import type { Choice } from '../lists/choice'
import { commonConditions, filterBy, filterByName } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { ofIds } from '../lists/one-of'
import { findPage, inOrderOf } from '../lists/page'
import { pageAnswer } from '../lists/present-page'
import { presentOrganization } from '../organizations/present-organization'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { presentSpace } from './present-space'

/** What spaces may bring along: by either name their organizations. */
export const SPACE_INCLUDES: Choice = { parameter: 'include', valid: ['org', 'organization'] }
/** app/messages/spaces_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'names', 'organization_guids', 'include', 'label_selector'],
  filters: ['names', 'organization_guids'],
  choice: SPACE_INCLUDES,
  orderBy: ['created_at', 'updated_at', 'name'],
}

async function listed(request: ApiRequest & { message: ListMessage }): Promise<Answer> {
  const { cc, actor, message, baseUrl } = request
  const readable = await readableSpaces(cc, actor)
  const where = and(
    readable === 'all' ? undefined : inArray(spaces.guid, readable),
    ...commonConditions(spaces, message),
    filterByName(message.filters, spaces.name),
    filterBy(message.filters, 'organization_guids', spaces.organizationGuid),
  )
  const orderColumns = {
    created_at: spaces.createdAt,
    updated_at: spaces.updatedAt,
    name: sql`lower(${spaces.name})`,
  }
  const { total, ids } = await findPage(cc, { table: spaces, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(spaces).where(ofIds(spaces.id, ids)))
  const resources = rows.map((row) => presentSpace(row, baseUrl))
  if (message.chosen.length === 0) return pageAnswer({ request, message, total, resources })
  const included = await cc.db
    .select()
    .from(organizations)
    .where(
      inArray(
        organizations.guid,
        rows.map(({ organizationGuid }) => organizationGuid),
      ),
    )
    .orderBy(organizations.id)
  return pageAnswer({
    request,
    message,
    total,
    resources,
    included: { organizations: included.map((row) => presentOrganization(row, baseUrl)) },
  })
}

/** GET /v3/spaces. app/controllers/v3/spaces_controller.rb#index */
export const listSpaces = steps(({ query }: ApiRequest) => ({ message: listMessage(query, RULES) }), listed)
