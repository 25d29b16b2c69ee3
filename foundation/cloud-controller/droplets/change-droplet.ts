import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { droplets } from '../../db/tables'
import { findApp } from '../access/located'
import { spaceAccess } from '../access/readable'
import { ApiError, unprocessable } from '../errors'
import { doneAsJob } from '../jobs'
import { bodyObject, relatedGuid, textByKey } from '../messages/body-fields'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { type LocatedDroplet, presentDroplet, readableDroplet } from './show-droplet'

async function created({ cc, actor, body, baseUrl }: ApiRequest): Promise<Answer> {
  const root = bodyObject(body, ['relationships', 'process_types'])
  const place = await findApp(cc, relatedGuid(root, 'app') ?? '')
  const access = place && (await spaceAccess(cc, actor, place.space))
  if (place === undefined || !access?.read)
    throw unprocessable(
      `App with guid "${relatedGuid(root, 'app')}" does not exist, or you do not have access to it.`,
    )
  if (!access.write) throw new ApiError('NotAuthorized')
  const types = root.get('process_types') ?? null
  const at = new Date()
  const [row] = await cc.db
    .insert(droplets)
    .values({
      guid: randomUUID(),
      appGuid: place.app.guid,
      state: 'AWAITING_UPLOAD',
      processTypes: types === null ? { web: '' } : textByKey(types, 'Process types'),
      lifecycleType: place.app.lifecycleType,
      stack: place.app.stack,
      createdAt: at,
      updatedAt: at,
    })
    .returning()
  if (row === undefined) throw new ApiError('UnknownError')
  return new Answer(201, presentDroplet(row, { baseUrl, inList: false, showSecrets: true }))
}

function mayWrite({ access }: LocatedDroplet): void {
  if (!access.write) throw new ApiError('NotAuthorized')
}

/** The bits themselves are not looked at: tasks run on this machine, not in a container made of them. */
async function uploaded({ cc, droplet, baseUrl }: ApiRequest & LocatedDroplet): Promise<Answer> {
  const [row] = await cc.db
    .update(droplets)
    .set({ state: 'STAGED', checksum: droplet.guid.replaceAll('-', '').repeat(2), updatedAt: new Date() })
    .where(eq(droplets.guid, droplet.guid))
    .returning()
  return new Answer(202, presentDroplet(row ?? droplet, { baseUrl, inList: false, showSecrets: true }))
}

function deleted(context: ApiRequest & LocatedDroplet): Promise<Answer> {
  const { cc, droplet } = context
  return doneAsJob(context, 'droplet.delete', () =>
    cc.db.delete(droplets).where(eq(droplets.guid, droplet.guid)),
  )
}

/** POST /v3/droplets. app/controllers/v3/droplets_controller.rb#create */
export const createDroplet = steps(created)
/** POST /v3/droplets/:guid/upload: STAGED at once, whatever the bits */
export const uploadDroplet = steps(readableDroplet, mayWrite, uploaded)
/** DELETE /v3/droplets/:guid */
export const deleteDroplet = steps(readableDroplet, mayWrite, deleted)
