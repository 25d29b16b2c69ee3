import { and, inArray, sql } from 'drizzle-orm'
import { organizations } from '../../db/tables'
import { readableOrganizations } from '../access/readable'
import type { Answer } from '../answer'
import { commonConditions, filterByName } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { ofIds } from '../lists/one-of'
import { findPage, inOrderOf } from '../lists/page'
import { pageAnswer } from '../lists/present-page'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { presentOrganization } from './present-organization'

/** app/messages/orgs_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'names', 'isolation_segment_guid', 'label_selector'],
  filters: ['names'],
  orderBy: ['created_at', 'updated_at', 'name'],
}

async function listed(request: ApiRequest & { message: ListMessage }): Promise<Answer> {
  const { cc, actor, message, baseUrl } = request
  const readable = await readableOrganizations(cc, actor)
  const where = and(
    readable === 'all' ? undefined : inArray(organizations.guid, readable),
    ...commonConditions(organizations, message),
    filterByName(message.filters, organizations.name),
  )
  const orderColumns = {
    created_at: organizations.createdAt,
    updated_at: organizations.updatedAt,
    name: sql`lower(${organizations.name})`,
  }
  const { total, ids } = await findPage(cc, { table: organizations, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(organizations).where(ofIds(organizations.id, ids)))
  const resources = rows.map((row) => presentOrganization(row, baseUrl))
  return pageAnswer({ request, message, total, resources })
}

/** GET /v3/organizations. app/controllers/v3/organizations_controller.rb#index */
export const listOrganizations = steps(
  ({ query }: ApiRequest) => ({ message: listMessage(query, RULES) }),
  listed,
)
