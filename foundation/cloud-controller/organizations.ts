import { randomUUID } from 'node:crypto'
import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { organizationQuotas, organizations, spaces } from '../db/tables'
import type { Presented } from '../http/json-text'
import { type OrganizationRow, readableOrganization } from './access/located'
import { readableOrganizations } from './access/readable'
import { onlyAdmin } from './access/writable-space'
import { ApiError, sqlState, UNIQUE_VIOLATION, unprocessable } from './errors'
import { doneAsJob } from './jobs'
import { commonConditions, filterByName, ofIds } from './lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from './lists/list-message'
import { findPage, inOrderOf, pageAnswer } from './lists/page'
import { bodyObject, optionalBoolean, requiredText } from './messages/body-fields'
import { changeMetadata } from './metadata/change-metadata'
import { metadataChange } from './metadata/metadata-messages'
import { presentHead, presentMetadata, toOne } from './present'
import { Answer, type ApiRequest } from './request'
import { steps } from './steps'
import { cancelTasks } from './tasks/cancel-task'

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

/** app/presenters/v3/organization_presenter.rb */
export function presentOrganization(organization: OrganizationRow, baseUrl: string): Presented {
  const own = (path = '') => ({ href: `${baseUrl}/v3/organizations/${organization.guid}${path}` })
  return {
    ...presentHead(organization),
    name: organization.name,
    suspended: organization.suspended,
    relationships: { quota: toOne(organization.quotaGuid) },
    metadata: presentMetadata(organization),
    links: {
      self: own(),
      domains: own('/domains'),
      default_domain: own('/domains/default'),
      quota: { href: `${baseUrl}/v3/organization_quotas/${organization.quotaGuid}` },
    },
  }
}

type WithOrganization = ApiRequest & { organization: OrganizationRow }

async function created({ cc, body, baseUrl }: ApiRequest): Promise<Answer> {
  const root = bodyObject(body, ['name', 'suspended', 'metadata'])
  const name = requiredText(root, 'name', 'Name')
  const [quota] = await cc.db.select().from(organizationQuotas).orderBy(asc(organizationQuotas.id)).limit(1)
  const at = new Date()
  try {
    const [row] = await cc.db
      .insert(organizations)
      .values({
        guid: randomUUID(),
        name,
        suspended: optionalBoolean(root, 'suspended', 'Suspended') ?? false,
        quotaGuid: quota?.guid ?? '',
        createdAt: at,
        updatedAt: at,
        ...changeMetadata({ labels: {}, annotations: {} }, metadataChange(root.get('metadata'))),
      })
      .returning()
    if (row === undefined) throw new ApiError('UnknownError')
    return new Answer(201, presentOrganization(row, baseUrl))
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) throw unprocessable(`Organization '${name}' already exists.`)
    throw error
  }
}

async function updated({ cc, body, organization, baseUrl }: WithOrganization): Promise<Answer> {
  const root = bodyObject(body, ['name', 'suspended', 'metadata'])
  const [row] = await cc.db
    .update(organizations)
    .set({
      name: root.has('name') ? requiredText(root, 'name', 'Name') : organization.name,
      suspended: optionalBoolean(root, 'suspended', 'Suspended') ?? organization.suspended,
      updatedAt: new Date(),
      ...changeMetadata(organization, metadataChange(root.get('metadata'))),
    })
    .where(eq(organizations.guid, organization.guid))
    .returning()
  return new Answer(200, presentOrganization(row ?? organization, baseUrl))
}

function deleted(context: WithOrganization): Promise<Answer> {
  const { cc, organization } = context
  return doneAsJob(context, 'organization.delete', async () => {
    await cancelTasks(cc, eq(spaces.organizationGuid, organization.guid))
    await cc.db.delete(organizations).where(eq(organizations.guid, organization.guid))
  })
}

/** POST /v3/organizations; the first organization quota is the default one. */
export const createOrganization = steps(onlyAdmin, created)
/** PATCH /v3/organizations/:guid */
export const updateOrganization = steps(readableOrganization, onlyAdmin, updated)
/** DELETE /v3/organizations/:guid, with everything in it */
export const deleteOrganization = steps(readableOrganization, onlyAdmin, deleted)
/** GET /v3/organizations/:guid */
export const showOrganization = steps(
  readableOrganization,
  ({ organization, baseUrl }: WithOrganization) =>
    new Answer(200, presentOrganization(organization, baseUrl)),
)
