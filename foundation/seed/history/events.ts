import { randomUUID } from 'node:crypto'
import { PRIVATE_DATA_HIDDEN } from '../../cloud-controller/present'
import type { auditEvents } from '../../db/tables-tasks'
import type { Presented } from '../../http/json-text'
import { accounts } from '../accounts'
import type { Change } from './changes'
import type { Deployed } from './deploys'
import { type AccountName, organization, type PastApp, spaceQuota } from './places'
import type { PastTask } from './plan-tasks'

type EventRow = typeof auditEvents.$inferInsert
type Data = { [key: string]: Presented }

/** Somebody asks for the cancel, and the program has ended a moment later. */
const CANCEL_BEFORE_EXIT_MS = 600

/** What is written when a task is created, and when one is cancelled. app/repositories/task_event_repository.rb */
export function taskEvents({ row, app, by, end, exitedAt }: PastTask): EventRow[] {
  const data = {
    task_guid: row.guid,
    request: { name: row.name, memory_in_mb: row.memoryInMb, command: PRIVATE_DATA_HIDDEN },
  }
  const created = appEvent(app, 'audit.app.task.create', by, row.createdAt, data)
  if (end?.kind !== 'cancelled') return [created]
  const canceledAt = new Date(exitedAt.getTime() - CANCEL_BEFORE_EXIT_MS)
  return [created, appEvent(app, 'audit.app.task.cancel', end.by, canceledAt, data)]
}

/** What `cf push` leaves of a deploy: package, build, droplet, and a restart with another revision. */
export function deployEvents(app: PastApp, deployed: Deployed): EventRow[] {
  const { dropletGuid, revisionGuid, version, by, stagedAt, startedAt } = deployed
  const packageGuid = randomUUID()
  const build = { build_guid: randomUUID(), package_guid: packageGuid }
  const upload = {
    package_guid: packageGuid,
    request: { type: 'bits', relationships: { app: { data: { guid: app.guid } } } },
  }
  const staged = { ...build, droplet_guid: dropletGuid, buildpacks: [] }
  const steps: [before: Date, seconds: number, type: string, data: Data][] = [
    [stagedAt, -71, 'audit.app.package.create', upload],
    [stagedAt, -66, 'audit.app.package.upload', { package_guid: packageGuid }],
    [stagedAt, -62, 'audit.app.build.create', build],
    [stagedAt, 0, 'audit.app.droplet.create', { droplet_guid: dropletGuid, package_guid: packageGuid }],
    [stagedAt, 1, 'audit.app.build.staged', staged],
    [startedAt, -1, 'audit.app.droplet.mapped', { request: { droplet_guid: dropletGuid } }],
    [startedAt, 0, 'audit.app.revision.create', { revision_guid: revisionGuid, revision_version: version }],
    [startedAt, 0, 'audit.app.restart', {}],
  ]
  return steps.map(([of, seconds, type, data]) =>
    appEvent(app, type, by, new Date(of.getTime() + seconds * 1000), data),
  )
}

/** The event of another change; one of no app is about the quota, whose event is of no space. */
export function changeEvent({ type, by, data }: Change, app: PastApp | undefined, at: Date): EventRow {
  if (app !== undefined) return appEvent(app, type, by, at, data)
  return {
    ...eventBy(by, type, at, data),
    targetGuid: spaceQuota.guid,
    targetType: 'space_quota',
    targetName: spaceQuota.name,
    spaceGuid: null,
    organizationGuid: organization.guid,
  }
}

function appEvent(app: PastApp, type: string, by: AccountName, at: Date, data: Data): EventRow {
  return {
    ...eventBy(by, type, at, data),
    targetGuid: app.guid,
    targetType: 'app',
    targetName: app.name,
    spaceGuid: app.spaceGuid,
    organizationGuid: app.organizationGuid,
  }
}

function eventBy(by: AccountName, type: string, createdAt: Date, data: Data) {
  const account = accounts.find(({ name }) => name === by)
  return {
    guid: randomUUID(),
    type,
    actorGuid: account?.guid ?? '',
    actorType: 'user',
    actorName: account?.email ?? '',
    data,
    createdAt,
  }
}
