import { and, asc, inArray, type SQL } from 'drizzle-orm'
import { spaceQuotas, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { readableSpaces } from '../access/readable'
import type { ApiRequest } from '../request'
import { presentSpaceQuota, type SpaceQuotaRow } from './present-quota'

/** The condition that a space quota is readable: it is applied to a readable space. `readable_space_quota_guids` */
export async function readableSpaceQuotas({ cc, actor }: ApiRequest): Promise<SQL | undefined> {
  const readable = await readableSpaces(cc, actor)
  if (readable === 'all') return undefined
  return inArray(
    spaceQuotas.guid,
    cc.db.select({ guid: spaces.quotaGuid }).from(spaces).where(inArray(spaces.guid, readable)),
  )
}

/** Space quotas with those of their spaces that the actor may read. */
export async function presentSpaceQuotas(
  { cc, actor, baseUrl }: ApiRequest,
  quotas: SpaceQuotaRow[],
): Promise<Presented[]> {
  const readable = await readableSpaces(cc, actor)
  const using = await cc.db
    .select({ guid: spaces.guid, quotaGuid: spaces.quotaGuid })
    .from(spaces)
    .where(
      and(
        inArray(
          spaces.quotaGuid,
          quotas.map(({ guid }) => guid),
        ),
        readable === 'all' ? undefined : inArray(spaces.guid, readable),
      ),
    )
    .orderBy(asc(spaces.id))
  return quotas.map((quota) =>
    presentSpaceQuota(quota, {
      baseUrl,
      guids: using.filter(({ quotaGuid }) => quotaGuid === quota.guid).map(({ guid }) => guid),
    }),
  )
}
