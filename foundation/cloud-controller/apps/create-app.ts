import { randomUUID } from 'node:crypto'
import { apps } from '../../db/tables'
import { findSpace } from '../access/located'
import { spaceAccess } from '../access/readable'
import { requireWritableSpace } from '../access/writable-space'
import { recordAppEvent } from '../audit-events'
import { ApiError, sqlState, UNIQUE_VIOLATION, unprocessable } from '../errors'
import { bodyObject, relatedGuid, requiredText, textByKey } from '../messages/body-fields'
import { dig } from '../messages/rules'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { presentApp } from './present-app'

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
    await recordAppEvent(cc.db, {
      ...place,
      app: row,
      actor,
      type: 'audit.app.create',
      data: { request: { name } },
      at,
    })
    return new Answer(201, presentApp(row, baseUrl))
  } catch (error) {
    if (sqlState(error) !== UNIQUE_VIOLATION) throw error
    throw unprocessable(`App with the name '${name}' already exists.`)
  }
}

/** POST /v3/apps. app/controllers/v3/apps_controller.rb#create */
export const createApp = steps(created)
