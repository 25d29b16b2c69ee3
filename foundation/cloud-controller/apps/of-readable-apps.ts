import { and, eq, inArray, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { apps, spaces } from '../../db/tables'
import { inReadableSpace } from '../access/readable'
import { filterBy } from '../lists/conditions'
import type { ListMessage } from '../lists/list-message'
import type { ApiRequest } from '../request'

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
