import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray } from 'drizzle-orm'
import { organizationQuotas, organizations } from '../../db/tables'
import { readableOrganizations } from '../access/readable'
import { onlyAdmin } from '../access/writable-space'
import { notFound, unprocessable } from '../errors'
import { doneAsJob } from '../jobs'
import { commonConditions, filterByName, ofIds } from '../lists/conditions'
import { listMessage, PAGE_PARAMETERS } from '../lists/list-message'
import { findPage, inOrderOf, pageAnswer } from '../lists/page'
import { bodyObject, guidsOf, requiredText } from '../messages/body-fields'
import { dig } from '../messages/rules'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import {
  insertedOnce,
  missingOf,
  type OrganizationQuotaRow,
  presentOrganizationQuota,
  quotaChanges,
  quotaLimits,
} from './quota-limits'

const KEYS = ['name', 'apps', 'services', 'routes', 'domains', 'relationships']
/** app/messages/organization_quotas_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'names', 'organization_guids'],
  filters: ['names', 'organization_guids'],
  orderBy: ['created_at', 'updated_at'],
}
type WithQuota = ApiRequest & { quota: OrganizationQuotaRow }

async function quotaOfPath({ cc, path }: ApiRequest): Promise<{ quota: OrganizationQuotaRow }> {
  const [quota] = await cc.db
    .select()
    .from(organizationQuotas)
    .where(eq(organizationQuotas.guid, path.guid ?? ''))
  if (quota === undefined) throw notFound('Organization quota')
  return { quota }
}

async function presented(request: ApiRequest, quotas: OrganizationQuotaRow[]) {
  const { cc, actor, baseUrl } = request
  const readable = await readableOrganizations(cc, actor)
  const using = await cc.db
    .select({ guid: organizations.guid, quotaGuid: organizations.quotaGuid })
    .from(organizations)
    .where(
      and(
        inArray(
          organizations.quotaGuid,
          quotas.map(({ guid }) => guid),
        ),
        readable === 'all' ? undefined : inArray(organizations.guid, readable),
      ),
    )
    .orderBy(asc(organizations.id))
  return quotas.map((quota) =>
    presentOrganizationQuota(quota, {
      baseUrl,
      guids: using.filter(({ quotaGuid }) => quotaGuid === quota.guid).map(({ guid }) => guid),
    }),
  )
}

async function listed(request: ApiRequest): Promise<Answer> {
  const { cc } = request
  const message = listMessage(request.query, RULES)
  const organizationGuids = message.filters.get('organization_guids')
  const where = and(
    ...commonConditions(organizationQuotas, message),
    filterByName(message.filters, organizationQuotas.name),
    organizationGuids === undefined
      ? undefined
      : inArray(
          organizationQuotas.guid,
          cc.db
            .select({ guid: organizations.quotaGuid })
            .from(organizations)
            .where(inArray(organizations.guid, organizationGuids)),
        ),
  )
  const orderColumns = { created_at: organizationQuotas.createdAt, updated_at: organizationQuotas.updatedAt }
  const { total, ids } = await findPage(cc, { table: organizationQuotas, where, orderColumns, message })
  const rows = await cc.db.select().from(organizationQuotas).where(ofIds(organizationQuotas.id, ids))
  return pageAnswer({ request, message, total, resources: await presented(request, inOrderOf(ids, rows)) })
}

async function shown(context: WithQuota, status = 200): Promise<Answer> {
  const [body] = await presented(context, [context.quota])
  return new Answer(status, body)
}

async function created(request: ApiRequest): Promise<Answer> {
  const { cc, body } = request
  const root = bodyObject(body, KEYS)
  const name = requiredText(root, 'name', 'Name')
  const at = new Date()
  const limits = quotaLimits(root)
  const guids = guidsOf(dig(root, 'relationships', 'organizations'))
  const quota = await insertedOnce(`Organization Quota '${name}' already exists.`, () =>
    cc.db
      .insert(organizationQuotas)
      .values({ guid: randomUUID(), name, createdAt: at, updatedAt: at, ...limits })
      .returning(),
  )
  await apply(request, quota, guids)
  return shown({ ...request, quota }, 201)
}

async function updated(context: WithQuota): Promise<Answer> {
  const { cc, body, quota } = context
  const root = bodyObject(body, KEYS)
  const [changed] = await cc.db
    .update(organizationQuotas)
    .set(quotaChanges(root, quota))
    .where(eq(organizationQuotas.guid, quota.guid))
    .returning()
  return shown({ ...context, quota: changed ?? quota })
}

async function applied(context: WithQuota): Promise<Answer> {
  const { cc, quota, body, baseUrl } = context
  await apply(context, quota, guidsOf(body))
  const using = await cc.db
    .select({ guid: organizations.guid })
    .from(organizations)
    .where(eq(organizations.quotaGuid, quota.guid))
    .orderBy(asc(organizations.id))
  return new Answer(200, {
    data: using,
    links: { self: { href: `${baseUrl}/v3/organization_quotas/${quota.guid}/relationships/organizations` } },
  })
}

async function apply({ cc }: ApiRequest, { guid }: OrganizationQuotaRow, organizationGuids: string[]) {
  const found = await cc.db
    .update(organizations)
    .set({ quotaGuid: guid })
    .where(inArray(organizations.guid, organizationGuids))
    .returning({ guid: organizations.guid })
  const missing = missingOf(organizationGuids, found)
  if (missing === undefined) return
  throw unprocessable(`Organizations with guids ${missing} do not exist, or you do not have access to them.`)
}

async function unused({ cc, quota }: WithQuota): Promise<void> {
  const using = await cc.db
    .select({ id: organizations.id })
    .from(organizations)
    .where(eq(organizations.quotaGuid, quota.guid))
    .limit(1)
  if (using.length === 0) return
  throw unprocessable(
    'This quota is applied to one or more organizations. Apply different quotas to those organizations before deleting.',
  )
}

function deleted(context: WithQuota): Promise<Answer> {
  return doneAsJob(context, 'organization_quota.delete', () =>
    context.cc.db.delete(organizationQuotas).where(eq(organizationQuotas.guid, context.quota.guid)),
  )
}

/** GET /v3/organization_quotas: everybody reads them. app/controllers/v3/organization_quotas_controller.rb */
export const listOrganizationQuotas = steps(listed)
/** GET /v3/organization_quotas/:guid */
export const showOrganizationQuota = steps(quotaOfPath, (context: WithQuota) => shown(context))
/** POST /v3/organization_quotas */
export const createOrganizationQuota = steps(onlyAdmin, created)
/** PATCH /v3/organization_quotas/:guid */
export const updateOrganizationQuota = steps(quotaOfPath, onlyAdmin, updated)
/** POST /v3/organization_quotas/:guid/relationships/organizations */
export const applyOrganizationQuota = steps(quotaOfPath, onlyAdmin, applied)
/** DELETE /v3/organization_quotas/:guid */
export const deleteOrganizationQuota = steps(quotaOfPath, onlyAdmin, unused, deleted)
