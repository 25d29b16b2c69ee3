import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { apps, spaces } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import { recordAppEvent } from '../audit-events'
import type { CloudController } from '../cloud-controller'
import { ApiError, unprocessable } from '../errors'
import { PRIVATE_DATA_HIDDEN } from '../present'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'
import { type LocatedTask, presentTask, readableTask, taskInWritableSpace } from './show-task'
import { findTasks } from './task-model'

type Context = ApiRequest & LocatedTask

function mayManageApps({ access }: Context): void {
  if (!access.manageApps) throw new ApiError('NotAuthorized')
}

/** app/actions/task_cancel.rb, `reject_invalid_states!` */
function notOver({ found: { task } }: Context): void {
  if (task.state !== 'SUCCEEDED' && task.state !== 'FAILED') return
  throw unprocessable(`Task state is ${task.state} and therefore cannot be canceled`)
}

async function recordCanceling(context: Context): Promise<void> {
  const { cc, actor, found } = context
  const { task } = found
  await cc.db.transaction(async (db) => {
    const at = new Date()
    const canceled = await db
      .update(tasks)
      .set({ state: 'CANCELING', updatedAt: at })
      .where(eq(tasks.guid, task.guid))
      .returning({ guid: tasks.guid })
    if (canceled.length === 0) throw new ApiError('UnknownError')
    await recordAppEvent(db, {
      ...context,
      type: 'audit.app.task.cancel',
      actor,
      at,
      data: {
        task_guid: task.guid,
        request: { name: task.name, memory_in_mb: task.memoryInMb, command: PRIVATE_DATA_HIDDEN },
      },
    })
  })
}

/** A task that the runner does not know counts as canceled; a runner out of reach leaves it CANCELING. */
async function askRunner({ cc, found }: Context): Promise<void> {
  const answer = await cc.runner.cancel(found.task.guid)
  if (answer.kind === 'unavailable') throw new ApiError('TaskWorkersUnavailable', answer.text)
}

async function canceledTask({ cc, found, baseUrl }: Context): Promise<Answer> {
  const [now] = await findTasks(cc.db, eq(tasks.guid, found.task.guid))
  if (now === undefined) throw new ApiError('UnknownError')
  return new Answer(202, presentTask(now, { baseUrl, showCommand: true }))
}

/** POST /v3/tasks/:guid/actions/cancel and the older PUT /v3/tasks/:guid/cancel. app/actions/task_cancel.rb */
export const cancelTask = steps(
  readableTask,
  mayManageApps,
  taskInWritableSpace,
  notOver,
  recordCanceling,
  askRunner,
  canceledTask,
)

/** Ends what still runs of apps that are about to go; `where` may speak of apps and spaces. app/actions/task_delete.rb */
export async function cancelTasks({ db, runner }: CloudController, where: SQL): Promise<void> {
  const running = await db
    .select({ guid: tasks.guid })
    .from(tasks)
    .innerJoin(apps, eq(apps.guid, tasks.appGuid))
    .innerJoin(spaces, eq(spaces.guid, apps.spaceGuid))
    .where(and(inArray(tasks.state, ['PENDING', 'RUNNING', 'CANCELING']), where))
  await Promise.all(running.map(({ guid }) => runner.cancel(guid)))
}
