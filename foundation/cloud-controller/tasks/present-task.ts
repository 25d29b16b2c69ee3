import { exactInteger, type Presented } from '../../http/json-text'
import { presentHead, presentMetadata } from '../present'
import { DEFAULT_USER } from '../settings'
import type { TaskDroplet, TaskWithDroplet } from './task-row'

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
