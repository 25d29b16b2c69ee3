import { createHash, randomUUID } from 'node:crypto'
import type { droplets, revisions } from '../../db/tables'
import type { Calendar, Moment } from './calendar'
import type { AccountName, PastApp } from './places'

const DAY_MS = 86_400_000
/** From the droplet to the start of the app. */
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

/** The revisions that are there already, by their droplet. */
export type Revisions = ReadonlyMap<string, { guid: string }>

/** All deploys of an app, oldest first; its revisions count them. */
export function deploysOf(
  { deploys, made }: PastApp,
  { calendar, start, revisions }: { calendar: Calendar; start: Date; revisions: Revisions },
): Deployed[] {
  const instant = (at: Moment | { daysOld: number }) =>
    'daysOld' in at ? new Date(start.getTime() - at.daysOld * DAY_MS) : calendar.instant(at)
  return deploys.map(({ dropletGuid, at, by }, index) => {
    const told = instant(at).getTime()
    // Of an app that was seeded it is told when it began to run, of others when the droplet was there.
    const startedAt = new Date(made === undefined ? told : told + STARTED_AFTER_MS)
    return {
      dropletGuid,
      revisionGuid: revisions.get(dropletGuid)?.guid ?? randomUUID(),
      version: index + 1,
      by,
      stagedAt: new Date(startedAt.getTime() - STARTED_AFTER_MS),
      startedAt,
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
