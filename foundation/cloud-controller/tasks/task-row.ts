import { eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { droplets } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import { ofIds } from '../lists/one-of'

const { labelsIndex: _, ...shown } = getTableColumns(tasks)

export type TaskRow = Omit<typeof tasks.$inferSelect, 'labelsIndex'>
/** What a task's user follows from; null once the droplet is gone. */
export type TaskDroplet = { lifecycleType: string; imageUser: string | null } | null
export type TaskWithDroplet = { task: TaskRow; droplet: TaskDroplet }

/** Tasks with what their presentation needs of their droplets. */
export async function findTasks(db: Db, where: SQL): Promise<TaskWithDroplet[]> {
  return db
    .select({
      task: shown,
      droplet: { lifecycleType: droplets.lifecycleType, imageUser: droplets.imageUser },
    })
    .from(tasks)
    .leftJoin(droplets, eq(droplets.guid, tasks.dropletGuid))
    .where(where)
}

/** The tasks of these ids, in no particular order. */
export function tasksById(db: Db, ids: number[]): Promise<TaskWithDroplet[]> {
  return findTasks(db, ofIds(tasks.id, ids))
}
