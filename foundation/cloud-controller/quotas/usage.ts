import { and, count, eq, inArray, type SQL, sql } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { apps, processes, spaces } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import {
  type LocatedSpace,
  type OrganizationRow,
  readableOrganization,
  readableSpace,
} from '../access/located'
import { Answer, type ApiRequest } from '../request'
import { steps } from '../steps'

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

async function ofSpace({ cc, space, baseUrl }: ApiRequest & LocatedSpace): Promise<Answer> {
  const own = `${baseUrl}/v3/spaces/${space.guid}`
  return new Answer(200, {
    usage_summary: presentUsage(await spaceUsage(cc.db, space.guid)),
    links: { self: { href: `${own}/usage_summary` }, space: { href: own } },
  })
}

async function ofOrganization({ cc, organization, baseUrl }: ApiRequest & { organization: OrganizationRow }) {
  const own = `${baseUrl}/v3/organizations/${organization.guid}`
  return new Answer(200, {
    usage_summary: presentUsage(await organizationUsage(cc.db, organization.guid)),
    links: { self: { href: `${own}/usage_summary` }, organization: { href: own } },
  })
}

/** There is no log rate in it. app/presenters/v3/space_usage_summary_presenter.rb */
function presentUsage({ startedInstances, memoryInMb, runningTasks }: Usage) {
  return {
    started_instances: startedInstances,
    memory_in_mb: memoryInMb,
    routes: 0,
    service_instances: 0,
    reserved_ports: 0,
    domains: 0,
    per_app_tasks: runningTasks,
    service_keys: 0,
  }
}

/** GET /v3/spaces/:guid/usage_summary */
export const showSpaceUsage = steps(readableSpace, ofSpace)
/** GET /v3/organizations/:guid/usage_summary */
export const showOrganizationUsage = steps(readableOrganization, ofOrganization)
