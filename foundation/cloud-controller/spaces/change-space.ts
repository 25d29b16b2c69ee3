import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { organizations, spaces } from '../../db/tables'
import { type LocatedSpace, readableSpace, requireOrganizationManager } from '../access/located'
import { ApiError, sqlState, UNIQUE_VIOLATION, unprocessable } from '../errors'
import { doneAsJob } from '../jobs'
import { bodyObject, optionalBoolean, relatedGuid, requiredText } from '../messages/body-fields'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { cancelTasks } from '../tasks/cancel-task'
import { presentSpace } from './list-spaces'

async function created(request: ApiRequest): Promise<Answer> {
  const { cc, body, baseUrl } = request
  const root = bodyObject(body, ['name', 'relationships', 'suspended', 'metadata'])
  const name = requiredText(root, 'name', 'Name')
  const [organization] = await cc.db
    .select()
    .from(organizations)
    .where(eq(organizations.guid, relatedGuid(root, 'organization') ?? ''))
  if (organization === undefined) {
    throw unprocessable('Invalid organization. Ensure the organization exists and you have access to it.')
  }
  await requireOrganizationManager(request, organization.guid)
  const at = new Date()
  try {
    const [row] = await cc.db
      .insert(spaces)
      .values({
        guid: randomUUID(),
        name,
        organizationGuid: organization.guid,
        suspended: optionalBoolean(root, 'suspended', 'Suspended') ?? false,
        createdAt: at,
        updatedAt: at,
        ...changeMetadata({ labels: {}, annotations: {} }, metadataChange(root.get('metadata'))),
      })
      .returning()
    if (row === undefined) throw new ApiError('UnknownError')
    return new Answer(201, presentSpace(row, baseUrl))
  } catch (error) {
    if (sqlState(error) === UNIQUE_VIOLATION) throw unprocessable(`Space '${name}' already exists.`)
    throw error
  }
}

async function mayUpdate({ access }: LocatedSpace): Promise<void> {
  if (!access.update) throw new ApiError('NotAuthorized')
}

async function updated({ cc, body, space, baseUrl }: ApiRequest & LocatedSpace): Promise<Answer> {
  const root = bodyObject(body, ['name', 'suspended', 'metadata'])
  const [row] = await cc.db
    .update(spaces)
    .set({
      name: root.has('name') ? requiredText(root, 'name', 'Name') : space.name,
      suspended: optionalBoolean(root, 'suspended', 'Suspended') ?? space.suspended,
      updatedAt: new Date(),
      ...changeMetadata(space, metadataChange(root.get('metadata'))),
    })
    .where(eq(spaces.guid, space.guid))
    .returning()
  return new Answer(200, presentSpace(row ?? space, baseUrl))
}

async function mayDelete(context: ApiRequest & LocatedSpace): Promise<void> {
  await requireOrganizationManager(context, context.organization.guid)
}

function deleted(context: ApiRequest & LocatedSpace): Promise<Answer> {
  const { cc, space } = context
  return doneAsJob(context, 'space.delete', async () => {
    await cancelTasks(cc, eq(spaces.guid, space.guid))
    await cc.db.delete(spaces).where(eq(spaces.guid, space.guid))
  })
}

/** POST /v3/spaces */
export const createSpace = steps(created)
/** PATCH /v3/spaces/:guid */
export const updateSpace = steps(readableSpace, mayUpdate, updated)
/** DELETE /v3/spaces/:guid, with everything in it */
export const deleteSpace = steps(readableSpace, mayDelete, deleted)
