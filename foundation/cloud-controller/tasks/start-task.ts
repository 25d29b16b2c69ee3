import { and, eq } from 'drizzle-orm'
import { tasks } from '../../db/tables-tasks'
import type { LocatedApp } from '../access/located-app'
import type { CloudController } from '../cloud-controller'
import { ApiError } from '../errors'
import type { ApiRequest } from '../request'
import type { DropletRow } from './create-task'
import { taskUser } from './present-task'
import type { TaskWithDroplet } from './task-row'

type Context = ApiRequest & LocatedApp & { droplet: DropletRow; created: TaskWithDroplet }

/** Written to the record when the runner did not take the task. `fail_task` of app/actions/task_create.rb */
const NOT_REQUESTED = 'Unable to request task to be run'

/**
 * Asks the runner, after the record is committed: a refusal leaves a FAILED task behind, and the answer says why.
 * `submit_task` of app/actions/task_create.rb
 */
export async function startTask(context: Context): Promise<{ created: TaskWithDroplet }> {
  const { cc, created, droplet } = context
  const { task } = created
  const answer = droplet.state === 'STAGED' ? await cc.runner.run(runnerTask(context)) : noBits(droplet.guid)
  switch (answer.kind) {
    case 'running':
      await markRunning(cc, task.guid)
      return { created: { ...created, task: { ...task, state: 'RUNNING', updatedAt: new Date() } } }
    case 'queued':
      return { created }
    case 'refused':
      await markFailed(cc, task.guid)
      throw new ApiError('TaskError', answer.text)
    case 'unavailable':
      await markFailed(cc, task.guid)
      throw new ApiError('TaskWorkersUnavailable', answer.text)
  }
}

function noBits(guid: string) {
  return { kind: 'refused' as const, text: `Failed to get blobstore download url for droplet ${guid}` }
}

/** Only from PENDING: unlike the original we never write a task that ended back to RUNNING. */
async function markRunning({ db }: CloudController, guid: string): Promise<void> {
  await db
    .update(tasks)
    .set({ state: 'RUNNING', updatedAt: new Date() })
    .where(and(eq(tasks.guid, guid), eq(tasks.state, 'PENDING')))
}

async function markFailed({ db }: CloudController, guid: string): Promise<void> {
  await db
    .update(tasks)
    .set({ state: 'FAILED', failureReason: NOT_REQUESTED, updatedAt: new Date() })
    .where(eq(tasks.guid, guid))
}

function runnerTask({ app, space, organization, droplet, created: { task }, baseUrl }: Context) {
  return {
    guid: task.guid,
    name: task.name,
    command: task.command,
    user: taskUser(task.user, droplet),
    memoryInMb: task.memoryInMb,
    diskInMb: task.diskInMb,
    logRateLimitInBytesPerSecond: Number(task.logRateLimit),
    app: { guid: app.guid, name: app.name },
    space: { guid: space.guid, name: space.name },
    organization: { guid: organization.guid, name: organization.name },
    environment: app.environmentVariables,
    cfApi: baseUrl,
  }
}
