import { and, eq } from 'drizzle-orm'
import { apps, droplets } from '../../db/tables'
import type { Presented } from '../../http/json-text'
import { type LocatedApp, readableApp } from '../access/located'
import type { SpaceAccess } from '../access/readable'
import { requireWritableSpace } from '../access/writable-space'
import { recordAppEvent } from '../audit-events'
import { ApiError, unprocessable } from '../errors'
import { doneAsJob } from '../jobs'
import { bodyObject, requiredText } from '../messages/body-fields'
import { dig } from '../messages/rules'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { createProcesses } from '../processes/change-process'
import { Answer, type ApiRequest } from '../request'
import { recordRevision } from '../revisions'
import { steps } from '../steps'
import { cancelTasks } from '../tasks/cancel-task'
import { presentApp } from './present-app'
import { presentCurrentDroplet } from './show-app'

type Context = ApiRequest & LocatedApp & { access: SpaceAccess }

async function mayWrite({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.write) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

async function mayManage({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.manageApps) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

/** `unprocessable_lacking_droplet!`: told before the role is looked at. */
function hasDroplet({ app }: Context): void {
  if (app.currentDropletGuid === null) throw unprocessable('Assign a droplet before starting this app.')
}

async function deleted(context: Context): Promise<Answer> {
  const { cc, app } = context
  await recorded(context, 'audit.app.delete-request', {})
  return doneAsJob(context, 'app.delete', async () => {
    await cancelTasks(cc, eq(apps.guid, app.guid))
    await cc.db.delete(apps).where(eq(apps.guid, app.guid))
  })
}

async function updated(context: Context): Promise<Answer> {
  const { cc, app, body, baseUrl } = context
  const root = bodyObject(body, ['name', 'lifecycle', 'metadata'])
  const name = root.has('name') ? requiredText(root, 'name', 'Name') : app.name
  const [row] = await cc.db
    .update(apps)
    .set({ name, updatedAt: new Date(), ...changeMetadata(app, metadataChange(root.get('metadata'))) })
    .where(eq(apps.guid, app.guid))
    .returning()
  // What was asked for, and nothing else: labels alone are no other name.
  const asked = { ...(root.has('name') && { name }), ...(root.has('metadata') && { metadata: {} }) }
  await recorded(context, 'audit.app.update', { request: asked })
  return new Answer(200, presentApp(row ?? app, baseUrl))
}

async function assignedDroplet(context: Context): Promise<Answer> {
  const { cc, app, body, baseUrl } = context
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
  await recorded(context, 'audit.app.droplet.mapped', { request: { droplet_guid: droplet.guid } })
  return new Answer(200, presentCurrentDroplet(app.guid, droplet.guid, baseUrl))
}

async function started(context: Context): Promise<Answer> {
  await recordRevision(context.cc.db, context.app)
  return inState(context, 'STARTED', 'audit.app.start')
}

function stopped(context: Context): Promise<Answer> {
  return inState(context, 'STOPPED', 'audit.app.stop')
}

async function inState(context: Context, state: 'STARTED' | 'STOPPED', type: string): Promise<Answer> {
  const { cc, app, baseUrl } = context
  const [row] = await cc.db
    .update(apps)
    .set({ state, updatedAt: new Date() })
    .where(eq(apps.guid, app.guid))
    .returning()
  await recorded(context, type, {})
  return new Answer(200, presentApp(row ?? app, baseUrl))
}

/** app/repositories/app_event_repository.rb */
function recorded(context: Context, type: string, data: { [key: string]: Presented }): Promise<void> {
  return recordAppEvent(context.cc.db, { ...context, type, data, at: new Date() })
}

/** DELETE /v3/apps/:guid, with its tasks */
export const deleteApp = steps(readableApp, mayWrite, deleted)
/** PATCH /v3/apps/:guid: name and metadata */
export const updateApp = steps(readableApp, mayWrite, updated)
/** PATCH /v3/apps/:guid/relationships/current_droplet: makes the processes that the droplet has types for. */
export const assignDroplet = steps(readableApp, mayManage, assignedDroplet)
/** POST /v3/apps/:guid/actions/start */
export const startApp = steps(readableApp, hasDroplet, mayManage, started)
/** POST /v3/apps/:guid/actions/stop */
export const stopApp = steps(readableApp, mayManage, stopped)
