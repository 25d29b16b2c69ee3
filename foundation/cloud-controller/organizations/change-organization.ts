import { randomUUID } from 'node:crypto'
import { asc, eq } from 'drizzle-orm'
import { organizationQuotas, organizations, spaces } from '../../db/tables'
import type { OrganizationRow } from '../access/located-app'
import { readableOrganization } from '../access/located-space'
import { onlyAdmin } from '../access/only-admin'
import { Answer } from '../answer'
import { sqlState, UNIQUE_VIOLATION } from '../db-errors'
import { ApiError, unprocessable } from '../errors'
import { doneAsJob } from '../jobs/jobs'
import { bodyObject, optionalBoolean, requiredText } from '../messages/body-fields'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { cancelTasks } from '../tasks/cancel-tasks'
import { presentOrganization } from './present-organization'

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
