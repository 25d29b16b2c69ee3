import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import { droplets } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import { type LocatedApp, readableApp } from '../access/located'
import type { SpaceAccess } from '../access/readable'
import { ApiError, unprocessable } from '../errors'
import { changeMetadata } from '../metadata/change-metadata'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { type LocatedTask, presentTask, readableTask } from '../tasks/show-task'
import { startTask } from '../tasks/start-task'
import type { TaskWithDroplet } from '../tasks/task-model'
import { korifiLabels, korifiNumber } from './own-labels'
import {
  type KorifiMetadata,
  type KorifiTask,
  kubernetesLabels,
  validKorifiChange,
  validKorifiTask,
} from './task-payload'

type DropletRow = typeof droplets.$inferSelect
type ForApp = ApiRequest & LocatedApp & { access: SpaceAccess; task: KorifiTask }

async function stagedApp({ cc, app }: ForApp): Promise<{ droplet: DropletRow }> {
  const [droplet] = await cc.db
    .select()
    .from(droplets)
    .where(eq(droplets.guid, app.currentDropletGuid ?? ''))
  if (droplet === undefined) {
    throw unprocessable('Task must have a droplet. Assign current droplet to app.')
  }
  return { droplet }
}

function mayWrite({ access }: { access: SpaceAccess }): void {
  if (!access.write) throw new ApiError('NotAuthorized')
}

/** The name is the guid, and some labels are Korifi's own. */
async function recordedTask({
  cc,
  app,
  droplet,
  task: { command, metadata },
}: ForApp & { droplet: DropletRow }): Promise<{ created: TaskWithDroplet }> {
  kubernetesLabels(metadata)
  const at = new Date()
  const guid = randomUUID()
  const sequenceId = await freeSequenceId(cc.db, app.guid, at)
  const own = korifiLabels({ guid, appGuid: app.guid, spaceGuid: app.spaceGuid, sequenceId, at })
  const [row] = await cc.db
    .insert(tasks)
    .values({
      guid,
      name: guid,
      appGuid: app.guid,
      spaceGuid: app.spaceGuid,
      sequenceId,
      command,
      state: 'PENDING',
      memoryInMb: cc.settings.defaultMemoryInMb,
      diskInMb: cc.settings.defaultDiskInMb,
      logRateLimit: -1n,
      dropletGuid: droplet.guid,
      ...changeMetadata({ labels: own, annotations: {} }, metadata),
      createdAt: at,
      updatedAt: at,
    })
    .returning()
  if (row === undefined) throw new ApiError('UnknownError')
  return { created: { task: row, droplet } }
}

async function freeSequenceId(db: ApiRequest['cc']['db'], appGuid: string, at: Date): Promise<bigint> {
  const wanted = korifiNumber(at)
  const taken = await db.select({ id: tasks.sequenceId }).from(tasks).where(eq(tasks.appGuid, appGuid))
  const last = taken.reduce((most, { id }) => (id > most ? id : most), 0n)
  return wanted > last ? wanted : last + 1n
}

function createdTask({ created, baseUrl }: ApiRequest & { created: TaskWithDroplet }): Answer {
  return new Answer(201, presentTask(created, { baseUrl, showCommand: true }))
}

async function updatedTask({
  cc,
  found,
  metadata,
  baseUrl,
}: ApiRequest & LocatedTask & { metadata: KorifiMetadata }): Promise<Answer> {
  kubernetesLabels(metadata)
  const after = changeMetadata(found.task, metadata)
  await cc.db.update(tasks).set(after).where(eq(tasks.guid, found.task.guid))
  return new Answer(
    200,
    presentTask({ ...found, task: { ...found.task, ...after } }, { baseUrl, showCommand: true }),
  )
}

/** POST /v3/apps/:guid/tasks. Order as in api/handlers/task.go of korifi. */
export const createKorifiTask = steps(
  validKorifiTask,
  readableApp,
  stagedApp,
  mayWrite,
  recordedTask,
  startTask,
  createdTask,
)

/** PATCH /v3/tasks/:guid */
export const updateKorifiTask = steps(readableTask, validKorifiChange, mayWrite, updatedTask)
