import { and, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { apps, spaces } from '../../db/tables'
import type { QueryParameters } from '../../http/query'
import { inReadableSpace } from '../access/readable'
import { commonConditions, filterBy, filterByName, ofIds } from '../lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import type { Answer, ApiRequest } from '../request'
import { steps } from '../steps'
import { APP_INCLUDES, includedPlaces, presentApp } from './present-app'

/** app/messages/apps_list_message.rb */
const RULES = {
  known: [
    ...PAGE_PARAMETERS,
    'names',
    'organization_guids',
    'space_guids',
    'stacks',
    'include',
    'lifecycle_type',
    'label_selector',
  ],
  filters: ['names', 'organization_guids', 'space_guids', 'stacks'],
  choice: APP_INCLUDES,
  orderBy: ['created_at', 'updated_at', 'name', 'state'],
}
const LIFECYCLE_TYPES = ['buildpack', 'docker', 'cnb']

function appsMessage({ query }: ApiRequest): { message: ListMessage; lifecycleType: string | undefined } {
  const lifecycleType = query.get('lifecycle_type')
  return {
    message: listMessage(query, RULES, unknownLifecycle),
    lifecycleType: typeof lifecycleType === 'string' ? lifecycleType : undefined,
  }
}

function unknownLifecycle(query: QueryParameters): string[] {
  const type = query.get('lifecycle_type')
  return type === undefined || LIFECYCLE_TYPES.includes(String(type))
    ? []
    : [`Invalid lifecycle_type: '${type}'`]
}

async function readableApps(
  request: ApiRequest & { message: ListMessage; lifecycleType: string | undefined },
): Promise<Answer> {
  const { cc, actor, message, lifecycleType, baseUrl } = request
  const organizationGuids = message.filters.get('organization_guids')
  const where = and(
    await inReadableSpace(cc, actor, apps.spaceGuid),
    ...commonConditions(apps, message),
    filterByName(message.filters, apps.name),
    filterBy(message.filters, 'space_guids', apps.spaceGuid),
    filterBy(message.filters, 'stacks', apps.stack),
    lifecycleType === undefined ? undefined : eq(apps.lifecycleType, lifecycleType),
    organizationGuids === undefined ? undefined : inOrganizations(request, organizationGuids),
  )
  const orderColumns = {
    created_at: apps.createdAt,
    updated_at: apps.updatedAt,
    name: sql`lower(${apps.name})`,
    state: apps.state,
  }
  const { total, ids } = await findPage(cc, { table: apps, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(apps).where(ofIds(apps.id, ids)))
  const included = await includedPlaces(
    request,
    message.chosen,
    rows.map(({ spaceGuid }) => spaceGuid),
  )
  const resources = rows.map((row) => presentApp(row, baseUrl))
  return pageAnswer({ request, message, total, resources, included })
}

/** GET /v3/apps. app/controllers/v3/apps_controller.rb#index */
export const listApps = steps(appsMessage, readableApps)

function inOrganizations({ cc }: ApiRequest, guids: string[]): SQL {
  return inArray(
    apps.spaceGuid,
    cc.db.select({ guid: spaces.guid }).from(spaces).where(inArray(spaces.organizationGuid, guids)),
  )
}

type Asked = Pick<ApiRequest, 'cc' | 'actor'> & { message: ListMessage; column: PgColumn }

/**
 * The condition that a column names an app that the actor may read, in the spaces and organizations that a list asks
 * for; none where that is every app there is.
 */
export async function ofReadableApps({ cc, actor, message, column }: Asked): Promise<SQL | undefined> {
  const { filters } = message
  const where = and(
    await inReadableSpace(cc, actor, apps.spaceGuid),
    filterBy(filters, 'space_guids', apps.spaceGuid),
    filterBy(filters, 'organization_guids', spaces.organizationGuid),
  )
  if (where === undefined) return undefined
  return inArray(
    column,
    cc.db
      .select({ guid: apps.guid })
      .from(apps)
      .innerJoin(spaces, eq(spaces.guid, apps.spaceGuid))
      .where(where),
  )
}
