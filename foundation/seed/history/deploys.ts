import { createHash, randomUUID } from 'node:crypto'
import type { droplets, revisions } from '../../db/tables'
import type { Calendar, Moment } from './calendar'
import type { AccountName, PastApp } from './places'

const DAY_MS = 86_400_000
/** From the droplet to its start, and how long each step before the droplet took. */
const STARTED_AFTER_MS = 22_000

/** An app that got another droplet: when it was staged and when it began to run. */
export type Deployed = {
  dropletGuid: string
  revisionGuid: string
  version: number
  by: AccountName
  stagedAt: Date
  startedAt: Date
}

/** All deploys of an app, oldest first; its revisions count them. */
export function deploysOf({ deploys }: PastApp, calendar: Calendar, start: Date): Deployed[] {
  const instant = (at: Moment | { daysOld: number }) =>
    'daysOld' in at ? new Date(start.getTime() - at.daysOld * DAY_MS) : calendar.instant(at)
  return deploys.map(({ dropletGuid, at, by }, index) => {
    const stagedAt = instant(at)
    return {
      dropletGuid,
      revisionGuid: randomUUID(),
      version: index + 1,
      by,
      stagedAt,
      startedAt: new Date(stagedAt.getTime() + STARTED_AFTER_MS),
    }
  })
}

/** The droplets of an app that is made with its past. */
export function dropletRows(app: PastApp, deployed: Deployed[]): (typeof droplets.$inferInsert)[] {
  return deployed.map(({ dropletGuid: guid, stagedAt }) => ({
    guid,
    appGuid: app.guid,
    state: 'STAGED',
    processTypes: { web: app.made?.process.command ?? '' },
    checksum: createHash('sha256').update(guid).digest('hex'),
    stack: 'cflinuxfs4',
    createdAt: stagedAt,
    updatedAt: stagedAt,
  }))
}

/** Its revisions, in the words of app/actions/revision_resolver.rb. */
export function revisionRows(app: PastApp, deployed: Deployed[]): (typeof revisions.$inferInsert)[] {
  return deployed.map(({ revisionGuid: guid, dropletGuid, version, startedAt }) => ({
    guid,
    appGuid: app.guid,
    version,
    dropletGuid,
    description: version === 1 ? 'Initial revision.' : 'New droplet deployed.',
    processes: { web: null },
    createdAt: startedAt,
    updatedAt: startedAt,
  }))
}
