import { and, eq } from 'drizzle-orm'
import { droplets, processes } from '../../db/tables'
import { findApp, type LocatedApp, readableApp } from '../access/located'
import type { SpaceAccess } from '../access/readable'
import { requireWritableSpace } from '../access/writable-space'
import { ApiError, notFound, unprocessable } from '../errors'
import { requireFeature } from '../feature-flags'
import { rubyText } from '../messages/ruby-text'
import { integerOf } from '../messages/rules'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { type CreateTaskMessage, validCreateTask } from './create-task-message'
import { recordTask } from './record-task'
import { presentTask } from './show-task'
import { startTask } from './start-task'
import type { DropletRow, ProcessRow, TaskWithDroplet } from './task-model'

type Asked = ApiRequest & { message: CreateTaskMessage }
type ForApp = Asked & LocatedApp & { access: SpaceAccess }

/** app/controllers/v3/tasks_controller.rb#create, `FeatureFlag.raise_unless_enabled!` */
async function taskCreationEnabled(request: ApiRequest): Promise<void> {
  await requireFeature(request, 'task_creation')
}

/** An unknown app with a droplet breaks the original: app/fetchers/task_create_fetcher.rb asks the app for it. */
async function appOfRequest(context: Asked): Promise<LocatedApp & { access: SpaceAccess }> {
  const droplet = context.message.body.get('droplet_guid')
  if (typeof droplet === 'string' && (await isUnknownApp(context))) throw new ApiError('UnknownError')
  return readableApp(context)
}

function writableByRole({ access }: ForApp): void {
  if (!access.write) throw new ApiError('NotAuthorized')
}

async function writableSpace({ cc, actor, organization, space }: ForApp): Promise<void> {
  await requireWritableSpace(cc, actor, organization, space)
}

/** `droplet_not_found!`; null counts as a droplet that does not exist. */
async function requestedDroplet({
  cc,
  app,
  message,
}: ForApp): Promise<{ requested: DropletRow | undefined }> {
  const guid = message.body.get('droplet_guid')
  if (guid === undefined) return { requested: undefined }
  if (typeof guid !== 'string') throw notFound('Droplet')
  const [requested] = await cc.db
    .select()
    .from(droplets)
    .where(and(eq(droplets.guid, guid), eq(droplets.appGuid, app.guid)))
  if (requested === undefined) throw notFound('Droplet')
  return { requested }
}

/** app/actions/task_create.rb, `no_assigned_droplet!` */
async function dropletOfTask({
  cc,
  app,
  requested,
}: ForApp & { requested: DropletRow | undefined }): Promise<{ droplet: DropletRow }> {
  if (requested !== undefined) return { droplet: requested }
  const [current] = await cc.db
    .select()
    .from(droplets)
    .where(eq(droplets.guid, app.currentDropletGuid ?? ''))
  if (current === undefined) {
    throw unprocessable('Task must have a droplet. Specify droplet or assign current droplet to app.')
  }
  return { droplet: current }
}

/** app/actions/task_create.rb, `validate_maximum_disk!` */
function diskWithinMaximum({ cc, message }: ForApp): void {
  const disk = message.body.get('disk_in_mb') ?? null
  const { maximumDiskInMb } = cc.settings
  if (disk !== null && integerOf(rubyText(disk)) > maximumDiskInMb) {
    throw unprocessable(`Cannot request disk_in_mb greater than ${maximumDiskInMb}`)
  }
}

/** Found by its guid alone, whichever app it is of. app/actions/task_create.rb, `process_from_template` */
async function templateProcess({ cc, message }: ForApp): Promise<{ template: ProcessRow | undefined }> {
  const guid = message.templateProcessGuid
  if (guid === undefined) return { template: undefined }
  const [template] = await cc.db.select().from(processes).where(eq(processes.guid, guid))
  if (template === undefined) throw new ApiError('ProcessNotFound', guid)
  return { template }
}

function createdTask({ created, baseUrl }: ApiRequest & { created: TaskWithDroplet }): Answer {
  return new Answer(202, presentTask(created, { baseUrl, showCommand: true }))
}

/** POST /v3/apps/:guid/tasks. Order as in app/controllers/v3/tasks_controller.rb#create, then app/actions/task_create.rb. */
export const createTask = steps(
  taskCreationEnabled,
  validCreateTask,
  appOfRequest,
  writableByRole,
  writableSpace,
  requestedDroplet,
  dropletOfTask,
  diskWithinMaximum,
  templateProcess,
  recordTask,
  startTask,
  createdTask,
)

async function isUnknownApp({ cc, path }: ApiRequest): Promise<boolean> {
  return (await findApp(cc, path.guid ?? '')) === undefined
}
