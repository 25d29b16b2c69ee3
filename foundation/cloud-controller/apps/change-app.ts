import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import { apps, droplets } from '../../db/tables'
import { type LocatedApp, readableApp } from '../access/located-app'
import { findSpace } from '../access/located-space'
import { type SpaceAccess, spaceAccess } from '../access/space-access'
import { requireWritableSpace } from '../access/writable-space'
import { Answer } from '../answer'
import { sqlState, UNIQUE_VIOLATION } from '../db-errors'
import { ApiError, unprocessable } from '../errors'
import { doneAsJob } from '../jobs/jobs'
import { bodyObject, relatedGuid, requiredText, textByKey } from '../messages/body-fields'
import { dig } from '../messages/rules'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { createProcesses } from '../processes/create-processes'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { presentApp } from './present-app'
import { presentCurrentDroplet, setAppState } from './show-app'

type Context = ApiRequest & LocatedApp & { access: SpaceAccess }
const KNOWN = ['name', 'environment_variables', 'relationships', 'lifecycle', 'metadata']

async function created({ cc, actor, body, baseUrl }: ApiRequest): Promise<Answer> {
  const root = bodyObject(body, KNOWN)
  const name = requiredText(root, 'name', 'Name')
  const place = await findSpace(cc, relatedGuid(root, 'space') ?? '')
  const access = place && (await spaceAccess(cc, actor, place.space))
  if (place === undefined || !access?.read) {
    throw unprocessable('Invalid space. Ensure that the space exists and you have access to it.')
  }
  if (!access.write) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, place.organization, place.space)
  const lifecycle = dig(root, 'lifecycle', 'type')
  const at = new Date()
  try {
    const [row] = await cc.db
      .insert(apps)
      .values({
        guid: randomUUID(),
        name,
        spaceGuid: place.space.guid,
        lifecycleType: typeof lifecycle === 'string' ? lifecycle : 'buildpack',
        environmentVariables: textByKey(root.get('environment_variables') ?? null, 'Environment variables'),
        createdAt: at,
        updatedAt: at,
        ...changeMetadata({ labels: {}, annotations: {} }, metadataChange(root.get('metadata'))),
      })
      .returning()
    if (row === undefined) throw new ApiError('UnknownError')
    return new Answer(201, presentApp(row, baseUrl))
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    throw unprocessable(`App with the name '${name}' already exists.`)
  }
}

async function mayWrite({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.write) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

async function mayManage({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.manageApps) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

function deleted(context: Context): Promise<Answer> {
  const { cc, app } = context
  return doneAsJob(context, 'app.delete', () => cc.db.delete(apps).where(eq(apps.guid, app.guid)))
}

async function updated({ cc, app, body, baseUrl }: Context): Promise<Answer> {
  const root = bodyObject(body, ['name', 'lifecycle', 'metadata'])
  const [row] = await cc.db
    .update(apps)
    .set({
      name: root.has('name') ? requiredText(root, 'name', 'Name') : app.name,
      updatedAt: new Date(),
      ...changeMetadata(app, metadataChange(root.get('metadata'))),
    })
    .where(eq(apps.guid, app.guid))
    .returning()
  return new Answer(200, presentApp(row ?? app, baseUrl))
}

async function assignedDroplet({ cc, app, body, baseUrl }: Context): Promise<Answer> {
  const guid = dig(body, 'data', 'guid')
  const [droplet] = await cc.db
    .select()
    .from(droplets)
    .where(and(eq(droplets.guid, typeof guid === 'string' ? guid : ''), eq(droplets.appGuid, app.guid)))
  if (droplet === undefined || droplet.state !== 'STAGED') {
    throw unprocessable(
      'Unable to assign current droplet. Ensure the droplet exists and belongs to this app.',
    )
  }
  await cc.db.transaction(async (db) => {
    await db
      .update(apps)
      .set({ currentDropletGuid: droplet.guid, updatedAt: new Date() })
      .where(eq(apps.guid, app.guid))
    await createProcesses(db, cc.settings, app.guid, droplet)
  })
  return new Answer(200, presentCurrentDroplet(app.guid, droplet.guid, baseUrl))
}

/** POST /v3/apps. app/controllers/v3/apps_controller.rb#create */
export const createApp = steps(created)
/** DELETE /v3/apps/:guid, with its tasks */
export const deleteApp = steps(readableApp, mayWrite, deleted)
/** PATCH /v3/apps/:guid: name and metadata */
export const updateApp = steps(readableApp, mayWrite, updated)
/** PATCH /v3/apps/:guid/relationships/current_droplet: makes the processes that the droplet has types for. */
export const assignDroplet = steps(readableApp, mayManage, assignedDroplet)
/** POST /v3/apps/:guid/actions/start */
export const startApp = steps(readableApp, mayManage, (context: Context) => setAppState(context, 'STARTED'))
/** POST /v3/apps/:guid/actions/stop */
export const stopApp = steps(readableApp, mayManage, (context: Context) => setAppState(context, 'STOPPED'))
