import { and, eq, inArray, type SQL } from 'drizzle-orm'
import { apps, spaces } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import type { CloudController } from '../cloud-controller'

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
