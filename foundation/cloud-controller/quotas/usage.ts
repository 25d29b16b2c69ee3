import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { apps, processes, spaces } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'

/** What counts against a quota: started processes, and tasks that are PENDING or RUNNING. */
export type Usage = {
  memoryInMb: number
  logRateLimit: bigint
  runningTasks: number
  startedInstances: number
}

/** Used by one organization. A log rate of -1 counts as minus one, as in the original. */
export function organizationUsage(db: Db, guid: string): Promise<Usage> {
  const inOrganization = db
    .select({ guid: spaces.guid })
    .from(spaces)
    .where(eq(spaces.organizationGuid, guid))
  return usageWhere(db, inArray(apps.spaceGuid, inOrganization), inArray(tasks.spaceGuid, inOrganization))
}

/** Used by one space. */
export function spaceUsage(db: Db, guid: string): Promise<Usage> {
  return usageWhere(db, eq(apps.spaceGuid, guid), eq(tasks.spaceGuid, guid))
}

async function usageWhere(db: Db, ofApps: SQL, ofTasks: SQL): Promise<Usage> {
  const [started] = await db
    .select({
      memory: sum(sql`${processes.memoryInMb}::bigint * ${processes.instances}`),
      logRate: bigSum(sql`${processes.logRateLimit} * ${processes.instances}`),
      instances: sum(processes.instances),
    })
    .from(processes)
    .innerJoin(apps, eq(apps.guid, processes.appGuid))
    .where(and(eq(apps.state, 'STARTED'), ofApps))
  const [running] = await db
    .select({ memory: sum(tasks.memoryInMb), logRate: bigSum(tasks.logRateLimit), tasks: count() })
    .from(tasks)
    .where(and(inArray(tasks.state, ['PENDING', 'RUNNING']), ofTasks))
  return {
    memoryInMb: (started?.memory ?? 0) + (running?.memory ?? 0),
    logRateLimit: (started?.logRate ?? 0n) + (running?.logRate ?? 0n),
    runningTasks: running?.tasks ?? 0,
    startedInstances: started?.instances ?? 0,
  }
}

function sum(of: SQL | typeof tasks.memoryInMb | typeof processes.instances) {
  return sql`coalesce(sum(${of}), 0)`.mapWith(Number)
}

function bigSum(of: SQL | typeof tasks.logRateLimit) {
  return sql<string>`coalesce(sum(${of}), 0)::text`.mapWith(BigInt)
}
