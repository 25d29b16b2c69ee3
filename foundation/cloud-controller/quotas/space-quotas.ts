import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, type SQL } from 'drizzle-orm'
import { organizations, spaceQuotas, spaces } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { requireOrganizationManager } from '../access/located'
import { readableOrganizations, readableSpaces } from '../access/readable'
import { notFound, unprocessable } from '../errors'
import { doneAsJob } from '../jobs'
import { commonConditions, filterBy, filterByName, ofIds } from '../lists/conditions'
import { listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import { bodyObject, guidsOf, relatedGuid, requiredText } from '../messages/body-fields'
import { dig } from '../messages/rules'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import {
  insertedOnce,
  missingOf,
  presentSpaceQuota,
  quotaChanges,
  quotaLimits,
  type SpaceQuotaRow,
} from './quota-limits'

const KEYS = ['name', 'apps', 'services', 'routes', 'relationships']
/** app/messages/space_quotas_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'names', 'organization_guids', 'space_guids'],
  filters: ['names', 'organization_guids', 'space_guids'],
  orderBy: ['created_at', 'updated_at'],
}
type WithQuota = ApiRequest & { quota: SpaceQuotaRow }

async function quotaOfPath(request: ApiRequest): Promise<{ quota: SpaceQuotaRow }> {
  const { cc, path } = request
  const [quota] = await cc.db
    .select()
    .from(spaceQuotas)
    .where(and(eq(spaceQuotas.guid, path.guid ?? ''), await readableSpaceQuotas(request)))
  if (quota === undefined) throw notFound('Space quota')
  return { quota }
}

async function managedByActor(context: WithQuota): Promise<void> {
  await requireOrganizationManager(context, context.quota.organizationGuid)
}

async function listed(request: ApiRequest): Promise<Answer> {
  const { cc } = request
  const message = listMessage(request.query, RULES)
  const spaceGuids = message.filters.get('space_guids')
  const where = and(
    await readableSpaceQuotas(request),
    ...commonConditions(spaceQuotas, message),
    filterByName(message.filters, spaceQuotas.name),
    filterBy(message.filters, 'organization_guids', spaceQuotas.organizationGuid),
    spaceGuids === undefined
      ? undefined
      : inArray(
          spaceQuotas.guid,
          cc.db.select({ guid: spaces.quotaGuid }).from(spaces).where(inArray(spaces.guid, spaceGuids)),
        ),
  )
  const orderColumns = { created_at: spaceQuotas.createdAt, updated_at: spaceQuotas.updatedAt }
  const { total, ids } = await findPage(cc, { table: spaceQuotas, where, orderColumns, message })
  const rows = await cc.db.select().from(spaceQuotas).where(ofIds(spaceQuotas.id, ids))
  return pageAnswer({
    request,
    message,
    total,
    resources: await presentSpaceQuotas(request, inOrderOf(ids, rows)),
  })
}

async function shown(context: WithQuota, status = 200): Promise<Answer> {
  const [body] = await presentSpaceQuotas(context, [context.quota])
  return new Answer(status, body)
}

async function created(request: ApiRequest): Promise<Answer> {
  const { cc, actor, body } = request
  const root = bodyObject(body, KEYS)
  const name = requiredText(root, 'name', 'Name')
  const organizationGuid = relatedGuid(root, 'organization') ?? ''
  const readable = await readableOrganizations(cc, actor)
  const [organization] = await cc.db
    .select()
    .from(organizations)
    .where(eq(organizations.guid, organizationGuid))
  if (organization === undefined || (readable !== 'all' && !readable.includes(organizationGuid))) {
    throw unprocessable(
      `Organization with guid '${organizationGuid}' does not exist, or you do not have access to it.`,
    )
  }
  await requireOrganizationManager(request, organizationGuid)
  const at = new Date()
  const limits = quotaLimits(root)
  const guids = guidsOf(dig(root, 'relationships', 'spaces'))
  const quota = await insertedOnce(`Space Quota '${name}' already exists.`, () =>
    cc.db
      .insert(spaceQuotas)
      .values({ guid: randomUUID(), name, organizationGuid, createdAt: at, updatedAt: at, ...limits })
      .returning(),
  )
  await apply(request, quota, guids)
  return shown({ ...request, quota }, 201)
}

async function updated(context: WithQuota): Promise<Answer> {
  const { cc, body, quota } = context
  const root = bodyObject(body, KEYS)
  const [changed] = await cc.db
    .update(spaceQuotas)
    .set(quotaChanges(root, quota))
    .where(eq(spaceQuotas.guid, quota.guid))
    .returning()
  return shown({ ...context, quota: changed ?? quota })
}

async function applied(context: WithQuota): Promise<Answer> {
  const { cc, quota, body, baseUrl } = context
  await apply(context, quota, guidsOf(body))
  const using = await cc.db
    .select({ guid: spaces.guid })
    .from(spaces)
    .where(eq(spaces.quotaGuid, quota.guid))
    .orderBy(asc(spaces.id))
  return new Answer(200, {
    data: using,
    links: { self: { href: `${baseUrl}/v3/space_quotas/${quota.guid}/relationships/spaces` } },
  })
}

async function apply({ cc }: ApiRequest, { guid, organizationGuid }: SpaceQuotaRow, spaceGuids: string[]) {
  const found = await cc.db
    .update(spaces)
    .set({ quotaGuid: guid })
    .where(and(inArray(spaces.guid, spaceGuids), eq(spaces.organizationGuid, organizationGuid)))
    .returning({ guid: spaces.guid })
  const missing = missingOf(spaceGuids, found)
  if (missing === undefined) return
  throw unprocessable(
    `Spaces with guids ${missing} do not exist within the organization specified, or you do not have access to them.`,
  )
}

async function removed({ cc, quota, path }: WithQuota): Promise<Answer> {
  const gone = await cc.db
    .update(spaces)
    .set({ quotaGuid: null })
    .where(and(eq(spaces.guid, path.space ?? ''), eq(spaces.quotaGuid, quota.guid)))
    .returning({ guid: spaces.guid })
  if (gone.length > 0) return new Answer(204)
  throw unprocessable(
    `Unable to remove quota from space with guid '${path.space}'. Ensure the space quota is applied to this space.`,
  )
}

function deleted(context: WithQuota): Promise<Answer> {
  return doneAsJob(context, 'space_quota.delete', () =>
    context.cc.db.delete(spaceQuotas).where(eq(spaceQuotas.guid, context.quota.guid)),
  )
}

/** GET /v3/space_quotas. app/controllers/v3/space_quotas_controller.rb */
export const listSpaceQuotas = steps(listed)
/** GET /v3/space_quotas/:guid */
export const showSpaceQuota = steps(quotaOfPath, (context: WithQuota) => shown(context))
/** POST /v3/space_quotas */
export const createSpaceQuota = steps(created)
/** PATCH /v3/space_quotas/:guid */
export const updateSpaceQuota = steps(quotaOfPath, managedByActor, updated)
/** POST /v3/space_quotas/:guid/relationships/spaces */
export const applySpaceQuota = steps(quotaOfPath, managedByActor, applied)
/** DELETE /v3/space_quotas/:guid/relationships/spaces/:space */
export const removeSpaceQuota = steps(quotaOfPath, managedByActor, removed)
/** DELETE /v3/space_quotas/:guid */
export const deleteSpaceQuota = steps(quotaOfPath, managedByActor, deleted)

/** The condition that a space quota is readable: it is applied to a readable space. `readable_space_quota_guids` */
async function readableSpaceQuotas({ cc, actor }: ApiRequest): Promise<SQL | undefined> {
  const readable = await readableSpaces(cc, actor)
  if (readable === 'all') return undefined
  return inArray(
    spaceQuotas.guid,
    cc.db.select({ guid: spaces.quotaGuid }).from(spaces).where(inArray(spaces.guid, readable)),
  )
}

/** Space quotas with those of their spaces that the actor may read. */
async function presentSpaceQuotas(
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
