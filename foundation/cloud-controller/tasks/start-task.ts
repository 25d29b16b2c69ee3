import { and, eq, inArray, lt } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { auditEvents, tasks } from '../../db/tables-tasks'
import type { TaskEnd } from '../../runner/task'
import type { LocatedApp } from '../access/located'
import type { CloudController } from '../cloud-controller'
import { ApiError, logUnknown } from '../errors'
import type { ApiRequest } from '../request'
import { taskUser } from './show-task'
import type { DropletRow, TaskWithDroplet } from './task-model'

type Context = ApiRequest & LocatedApp & { droplet: DropletRow; created: TaskWithDroplet }

/** Written to the record when the runner did not take the task. `fail_task` of app/actions/task_create.rb */
export const NOT_REQUESTED = 'Unable to request task to be run'

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

const NOT_OVER = ['PENDING', 'RUNNING', 'CANCELING']

/** A task that waited for a place runs now. */
export async function taskRuns(db: Db, guid: string): Promise<void> {
  await db
    .update(tasks)
    .set({ state: 'RUNNING', updatedAt: new Date() })
    .where(and(eq(tasks.guid, guid), eq(tasks.state, 'PENDING')))
}

/** A task ended. One that is over already stays as it is. lib/cloud_controller/diego/task_completion_callback_generator.rb */
export async function taskEnded(db: Db, end: TaskEnd): Promise<void> {
  await db
    .update(tasks)
    .set({
      state: end.state,
      failureReason: end.state === 'FAILED' ? end.failureReason : null,
      updatedAt: new Date(),
    })
    .where(and(eq(tasks.guid, end.guid), inArray(tasks.state, NOT_OVER)))
}

/** At start: nobody knows any more what became of tasks that had not ended. lib/cloud_controller/diego/tasks_sync.rb */
export async function failLostTasks(db: Db): Promise<void> {
  await db
    .update(tasks)
    .set({ state: 'FAILED', failureReason: 'Unable to determine completion status', updatedAt: new Date() })
    .where(inArray(tasks.state, NOT_OVER))
}

/** `completed_tasks.cutoff_age_in_days` and `audit_events.cutoff_age_in_days` of the Cloud Controller's settings. */
const KEPT_DAYS = 31
const DAY_MS = 86_400_000
const LOOKS_EVERY_MS = 3_600_000

/** Takes away ended tasks and audit events after 31 days: an hour after start, then every hour. */
export function forgetOldRecords(db: Db, now: () => number = Date.now): { stop(): void } {
  const look = () => forget(db, new Date(now() - KEPT_DAYS * DAY_MS)).catch(logUnknown)
  const timer = setInterval(() => void look(), LOOKS_EVERY_MS)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}

/** Takes away what ended, or happened, before an instant. */
async function forget(db: Db, before: Date): Promise<void> {
  await db
    .delete(tasks)
    .where(and(inArray(tasks.state, ['SUCCEEDED', 'FAILED']), lt(tasks.updatedAt, before)))
  await db.delete(auditEvents).where(lt(auditEvents.createdAt, before))
}
