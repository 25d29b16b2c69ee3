import { randomUUID } from 'node:crypto'
import { and, eq } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { type droplets, processes } from '../../db/tables'
import type { JsonObject } from '../../http/json'
import type { Presented } from '../../http/json-text'
import { requireWritableSpace } from '../access/writable-space'
import { recordAppEvent } from '../audit-events'
import type { CloudControllerSettings } from '../cloud-controller'
import { ApiError, unprocessable } from '../errors'
import { bodyObject } from '../messages/body-fields'
import { rubyText } from '../messages/ruby-text'
import { integerOf, integerRule } from '../messages/rules'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { PRIVATE_DATA_HIDDEN } from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { type LocatedProcess, readableProcess, shownProcess } from './show-process'

type Context = ApiRequest & LocatedProcess
const MAX_INTEGER = 2_147_483_647n

async function mayWrite({ cc, actor, access, organization, space }: Context): Promise<void> {
  if (!access.manageApps) throw new ApiError('NotAuthorized')
  await requireWritableSpace(cc, actor, organization, space)
}

function textOrNull(body: JsonObject, key: string, otherwise: string | null): string | null {
  if (!body.has(key)) return otherwise
  const value = body.get(key)
  if (value === null || typeof value === 'string') return value
  throw unprocessable(`${key === 'user' ? 'User' : 'Command'} must be a string`)
}

async function updated(context: Context): Promise<Answer> {
  const { cc, process, body } = context
  const root = bodyObject(body, ['command', 'user', 'health_check', 'readiness_health_check', 'metadata'])
  const [row] = await cc.db
    .update(processes)
    .set({
      command: textOrNull(root, 'command', process.command),
      user: textOrNull(root, 'user', process.user),
      updatedAt: new Date(),
      version: randomUUID(),
      ...changeMetadata(process, metadataChange(root.get('metadata'))),
    })
    .where(eq(processes.guid, process.guid))
    .returning()
  const hidden = root.has('command') && { command: PRIVATE_DATA_HIDDEN }
  const asked = Object.fromEntries([...root.keys()].map((key) => [key, {}]))
  await recorded(context, 'audit.app.process.update', { ...asked, ...hidden })
  return shownProcess({ ...context, process: row ?? process })
}

function size(body: JsonObject, key: string, name: string, above: bigint): bigint | undefined {
  const value = body.get(key) ?? null
  const [wrong] = integerRule({ above, atMost: MAX_INTEGER })(value)
  if (wrong !== undefined) throw unprocessable(`${name} ${wrong}`)
  return value === null ? undefined : integerOf(rubyText(value))
}

async function scaled(context: Context): Promise<Answer> {
  const { cc, process, body } = context
  const root = bodyObject(body, [
    'instances',
    'memory_in_mb',
    'disk_in_mb',
    'log_rate_limit_in_bytes_per_second',
  ])
  const [row] = await cc.db
    .update(processes)
    .set({
      instances: Number(size(root, 'instances', 'Instances', -1n) ?? process.instances),
      memoryInMb: Number(size(root, 'memory_in_mb', 'Memory in mb', 0n) ?? process.memoryInMb),
      diskInMb: Number(size(root, 'disk_in_mb', 'Disk in mb', 0n) ?? process.diskInMb),
      logRateLimit:
        size(root, 'log_rate_limit_in_bytes_per_second', 'Log rate limit in bytes per second', -2n) ??
        process.logRateLimit,
      updatedAt: new Date(),
    })
    .where(eq(processes.guid, process.guid))
    .returning()
  const now = row ?? process
  await recorded(context, 'audit.app.process.scale', {
    ...(root.has('instances') && { instances: now.instances }),
    ...(root.has('memory_in_mb') && { memory_in_mb: now.memoryInMb }),
    ...(root.has('disk_in_mb') && { disk_in_mb: now.diskInMb }),
    ...(root.has('log_rate_limit_in_bytes_per_second') && {
      log_rate_limit_in_bytes_per_second: Number(now.logRateLimit),
    }),
  })
  const shown = await shownProcess({ ...context, process: row ?? process })
  return new Answer(202, shown.body)
}

/** app/repositories/process_event_repository.rb */
function recorded(context: Context, type: string, request: { [key: string]: Presented }): Promise<void> {
  const { guid: process_guid, type: process_type } = context.process
  const data = { process_guid, process_type, request }
  return recordAppEvent(context.cc.db, { ...context, type, data, at: new Date() })
}

/** PATCH /v3/processes/:guid: command, user and metadata */
export const updateProcess = steps(readableProcess, mayWrite, updated)
/** POST /v3/processes/:guid/actions/scale; sizes are not held against quotas here. */
export const scaleProcess = steps(readableProcess, mayWrite, scaled)

type Droplet = Pick<typeof droplets.$inferSelect, 'processTypes'>

/** Makes the process of each type that the droplet has and the app not yet. app/actions/process_create_from_app_droplet.rb */
export async function createProcesses(
  db: Db,
  settings: CloudControllerSettings,
  appGuid: string,
  { processTypes }: Droplet,
): Promise<void> {
  for (const type of Object.keys(processTypes)) {
    const existing = await db
      .select({ id: processes.id })
      .from(processes)
      .where(and(eq(processes.appGuid, appGuid), eq(processes.type, type)))
    if (existing.length > 0) continue
    const at = new Date()
    await db.insert(processes).values({
      guid: randomUUID(),
      appGuid,
      type,
      instances: type === 'web' ? 1 : 0,
      memoryInMb: settings.defaultMemoryInMb,
      diskInMb: settings.defaultDiskInMb,
      logRateLimit: settings.defaultLogRateInBytesPerSecond,
      version: randomUUID(),
      createdAt: at,
      updatedAt: at,
    })
  }
}
