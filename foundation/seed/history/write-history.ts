import { randomUUID } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { CloudControllerSettings } from '../../cloud-controller/cloud-controller'
import type { Profile, ProfileName } from '../../cloud-controller/profiles/profile'
import type { Db } from '../../db/open-database'
import * as tables from '../../db/tables'
import { auditEvents, tasks } from '../../db/tables-tasks'
import type { LogCache } from '../../log-cache/log-cache'
import { organizations as seededOrganizations, spaces as seededSpaces } from '../places'
import { LOG_RATE, rolesOfAccounts } from '../seed'
import { calendarBefore } from './calendar'
import { type Deployed, deploysOf, dropletRows, revisionRows } from './deploys'
import { asKorifiHasThem } from './korifi-past'
import { logLines } from './log-lines'
import { organization, type PastApp, pastApps, spaceQuota, spaces } from './places'
import { planEvents } from './plan-events'
import { type PastTask, planTasks } from './plan-tasks'

/** The foundation whose past it is: how it words the end of a task, and what it gives to one that asks for nothing. */
type Foundation = {
  db: Db
  logCache: LogCache
  /** The end of the fortnight. */
  start: Date
  profile: ProfileName
  settings: CloudControllerSettings
  ended: Profile['ended']
}

/**
 * Gives a new foundation a past: a fortnight of tasks before `start`, over the apps of `places.ts`, as the API and Log
 * Cache would tell of it. What its profile does not know is left out.
 */
export async function writeHistory(foundation: Foundation): Promise<void> {
  const { db, logCache, start, profile } = foundation
  const calendar = calendarBefore(start)
  const there = await db.select().from(tables.revisions)
  const revisions = new Map(there.map(({ dropletGuid, guid }) => [dropletGuid, { guid }]))
  const deployed = new Map(pastApps.map((app) => [app, deploysOf(app, { calendar, start, revisions })]))
  const of = (app: PastApp) => deployed.get(app) ?? []
  const planned = planTasks(calendar, of, {
    logRateLimit: foundation.settings.defaultLogRateInBytesPerSecond,
    ended: foundation.ended,
  })
  const past = profile === 'korifi' ? asKorifiHasThem(planned, sizesOf(foundation.settings)) : planned
  const events = planEvents({ calendar, profile, past, deployed })
  await db.transaction(async (tx) => {
    await writePlaces(tx, start, events.quotaChangedAt)
    for (const app of pastApps) if (app.made) await writeApp(tx, app, of(app))
    await tx.insert(tasks).values(past.map(({ row }) => row))
    if (events.rows.length > 0) await tx.insert(auditEvents).values(events.rows)
    for (const app of pastApps) await countTasks(tx, app, past)
  })
  for (const app of pastApps) {
    const kept = past.filter(
      (task) => task.app === app && task.row.createdAt >= calendar.beginOf(app.logDays),
    )
    for (const task of kept) for (const line of logLines(task, ownersOf(app))) logCache.write(line)
  }
}

function sizesOf({ defaultMemoryInMb, defaultDiskInMb }: CloudControllerSettings) {
  return { memoryInMb: defaultMemoryInMb, diskInMb: defaultDiskInMb }
}

const DAY_MS = 86_400_000
const PLACES_ARE_OLD_DAYS = 90

async function writePlaces(db: Db, start: Date, quotaChangedAt: Date): Promise<void> {
  const at = new Date(start.getTime() - PLACES_ARE_OLD_DAYS * DAY_MS)
  const times = { createdAt: at, updatedAt: at }
  await db.insert(tables.organizations).values({ ...organization, ...times })
  await db.insert(tables.spaceQuotas).values({ ...spaceQuota, createdAt: at, updatedAt: quotaChangedAt })
  await db.insert(tables.spaces).values(spaces.map((space) => ({ ...space, ...times })))
  const roles = rolesOfAccounts({ organizations: [organization], spaces }, times)
  await db.insert(tables.roles).values(roles)
}

async function writeApp(db: Db, app: PastApp, deployed: Deployed[]): Promise<void> {
  const { guid, name, spaceGuid, made } = app
  const first = deployed[0]?.stagedAt
  const last = deployed.at(-1)
  if (made === undefined || first === undefined || last === undefined) return
  const times = { createdAt: first, updatedAt: last.startedAt }
  const { environmentVariables = {} } = made
  await db.insert(tables.apps).values({
    guid,
    name,
    state: 'STARTED',
    spaceGuid,
    currentDropletGuid: last.dropletGuid,
    environmentVariables,
    ...times,
  })
  await db.insert(tables.droplets).values(dropletRows(app, deployed))
  await db.insert(tables.revisions).values(revisionRows(app, deployed))
  const { instances, memoryInMb } = made.process
  await db.insert(tables.processes).values({
    guid: made.process.guid,
    appGuid: guid,
    type: 'web',
    instances,
    memoryInMb,
    diskInMb: 512,
    logRateLimit: LOG_RATE,
    version: randomUUID(),
    ...times,
  })
}

/** As each creation of a task does: the next number, and the time of the change. */
async function countTasks(db: Db, app: PastApp, past: PastTask[]): Promise<void> {
  const own = past.filter((task) => task.app === app)
  const last = own.at(-1)
  if (last === undefined) return
  await db
    .update(tables.apps)
    .set({ maxTaskSequenceId: own.length + 1, updatedAt: last.row.createdAt })
    .where(eq(tables.apps.guid, app.guid))
}

function ownersOf({ guid, name, spaceGuid, organizationGuid }: PastApp) {
  const space = [...seededSpaces, ...spaces].find((one) => one.guid === spaceGuid)
  const owner = [...seededOrganizations, organization].find((one) => one.guid === organizationGuid)
  return {
    app: { guid, name },
    space: { guid: spaceGuid, name: space?.name ?? '' },
    organization: { guid: organizationGuid, name: owner?.name ?? '' },
  }
}
