import { eq } from 'drizzle-orm'
import { tasks } from '../../db/tables-tasks'
import { exactInteger, type Presented } from '../../http/json-text'
import { findApp, type LocatedApp } from '../access/located'
import { type SpaceAccess, spaceAccess } from '../access/readable'
import { requireWritableSpace } from '../access/writable-space'
import { DEFAULT_USER } from '../cloud-controller'
import { notFound } from '../errors'
import { presentHead, presentMetadata } from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { findTasks, type TaskDroplet, type TaskWithDroplet } from './task-model'

function shownTask({ cc, found, access, baseUrl }: ApiRequest & LocatedTask): Answer {
  const showCommand = access.readSecrets || !cc.settings.commandsAreSecret
  return new Answer(200, presentTask(found, { baseUrl, showCommand }))
}

/** GET /v3/tasks/:guid. app/controllers/v3/tasks_controller.rb#show */
export const showTask = steps(readableTask, shownTask)

/** A task as the API shows it; `command` only where the endpoint shows it. app/presenters/v3/task_presenter.rb */
export function presentTask(
  { task, droplet }: TaskWithDroplet,
  { baseUrl, showCommand }: { baseUrl: string; showCommand: boolean },
): Presented {
  const link = (path: string) => ({ href: `${baseUrl}/v3/${path}` })
  return {
    ...presentHead(task),
    sequence_id: exactInteger(task.sequenceId),
    name: task.name,
    command: showCommand ? task.command : undefined,
    user: droplet === null ? task.user : taskUser(task.user, droplet),
    state: task.state,
    memory_in_mb: task.memoryInMb,
    disk_in_mb: task.diskInMb,
    log_rate_limit_in_bytes_per_second: exactInteger(task.logRateLimit),
    result: { failure_reason: task.failureReason },
    droplet_guid: task.dropletGuid,
    relationships: { app: { data: { guid: task.appGuid } } },
    metadata: presentMetadata(task),
    links: {
      self: link(`tasks/${task.guid}`),
      app: link(`apps/${task.appGuid}`),
      cancel: { ...link(`tasks/${task.guid}/actions/cancel`), method: 'POST' },
      droplet: link(`droplets/${task.dropletGuid ?? ''}`),
    },
  }
}

/** Whom the task runs as: what was asked for, else what its droplet says. `run_action_user` of app/models/runtime/task_model.rb */
export function taskUser(asked: string | null, droplet: NonNullable<TaskDroplet>): string {
  if (asked !== null && asked.trim() !== '') return asked
  if (droplet.lifecycleType === 'docker') return droplet.imageUser || 'root'
  return droplet.lifecycleType === 'cnb' ? 'root' : DEFAULT_USER
}

export type LocatedTask = LocatedApp & { found: TaskWithDroplet; access: SpaceAccess }

/** The task of the path with its place, if the actor may read its space; else 404 `Task not found`. */
export async function readableTask({ cc, actor, path }: ApiRequest): Promise<LocatedTask> {
  const [found] = await findTasks(cc.db, eq(tasks.guid, path.guid ?? ''))
  const place = found === undefined ? undefined : await findApp(cc, found.task.appGuid)
  if (found === undefined || place === undefined) throw notFound('Task')
  const access = await spaceAccess(cc, actor, place.space)
  if (!access.read) throw notFound('Task')
  return { ...place, found, access }
}

/** Refuses a change of a task whose organization or space does not allow any. */
export async function taskInWritableSpace(context: ApiRequest & LocatedTask): Promise<void> {
  await requireWritableSpace(context.cc, context.actor, context.organization, context.space)
}
