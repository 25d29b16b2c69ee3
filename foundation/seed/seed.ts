import { createHash, randomUUID } from 'node:crypto'
import type { Db } from '../db/open-database'
import * as tables from '../db/tables'
import { accounts } from './accounts'
import { apps, type SeedApp } from './apps'
import { organizationQuotas, organizations, spaceQuotas, spaces } from './places'

const DAY_MS = 86_400_000
export const LOG_RATE = 1_048_576n
/** An admin needs no role. */
const SPACE_ROLES = ['developer', 'supporter', 'auditor', 'manager']

/** Fills an empty database with what `seed/` describes, in one transaction. */
export async function seed(db: Db, now: Date): Promise<void> {
  const at = new Date(now.getTime() - 90 * DAY_MS)
  const times = { createdAt: at, updatedAt: at }
  await db.transaction(async (tx) => {
    await tx.insert(tables.organizationQuotas).values(organizationQuotas.map((row) => ({ ...row, ...times })))
    await tx.insert(tables.organizations).values(organizations.map((row) => ({ ...row, ...times })))
    await tx.insert(tables.spaceQuotas).values(spaceQuotas.map((row) => ({ ...row, ...times })))
    await tx.insert(tables.spaces).values(spaces.map((row) => ({ ...row, ...times })))
    await tx.insert(tables.roles).values(rolesOfAccounts({ organizations, spaces }, times))
    for (const app of apps) await insertApp(tx, app, now)
  })
}

type Places = { organizations: readonly { guid: string }[]; spaces: readonly { guid: string }[] }

/** The roles of the accounts in these organizations and spaces: what each may do in a space is its name. */
export function rolesOfAccounts(
  { organizations, spaces }: Places,
  times: { createdAt: Date; updatedAt: Date },
) {
  const members = accounts.filter(({ name }) => SPACE_ROLES.includes(name))
  return members.flatMap(({ guid: userGuid, name }) => [
    ...organizations.map(({ guid }) => ({
      guid: randomUUID(),
      type: 'organization_user',
      userGuid,
      organizationGuid: guid,
      ...times,
    })),
    ...spaces.map(({ guid }) => ({
      guid: randomUUID(),
      type: `space_${name}`,
      userGuid,
      spaceGuid: guid,
      ...times,
    })),
  ])
}

/** One for each droplet that was deployed, the newest being the current one. */
function revisionsOf({ guid: appGuid, droplets, processes }: SeedApp, now: Date) {
  const deployed = droplets.filter(({ state }) => state === 'STAGED')
  return deployed.map(({ guid, daysOld }, at) => ({
    guid: randomUUID(),
    appGuid,
    version: at + 1,
    dropletGuid: guid,
    description: at === 0 ? 'Initial revision.' : 'New droplet deployed.',
    processes: Object.fromEntries(processes.map(({ type }) => [type, null])),
    createdAt: new Date(now.getTime() - daysOld * DAY_MS),
    updatedAt: new Date(now.getTime() - daysOld * DAY_MS),
  }))
}

async function insertApp(db: Db, app: SeedApp, now: Date): Promise<void> {
  const daysAgo = (days: number) => new Date(now.getTime() - days * DAY_MS)
  const oldest = daysAgo(Math.max(61, ...app.droplets.map(({ daysOld }) => daysOld)))
  await db.insert(tables.apps).values({
    guid: app.guid,
    name: app.name,
    state: app.state,
    spaceGuid: app.spaceGuid,
    currentDropletGuid: app.droplets.find(({ current }) => current)?.guid ?? null,
    createdAt: oldest,
    updatedAt: oldest,
  })
  for (const { guid, state, error, daysOld, processTypes } of app.droplets) {
    await db.insert(tables.droplets).values({
      guid,
      appGuid: app.guid,
      state,
      error: error ?? null,
      processTypes,
      checksum: state === 'STAGED' ? createHash('sha256').update(guid).digest('hex') : null,
      stack: 'cflinuxfs4',
      createdAt: daysAgo(daysOld),
      updatedAt: daysAgo(daysOld),
    })
  }
  const revisions = revisionsOf(app, now)
  if (revisions.length > 0) await db.insert(tables.revisions).values(revisions)
  for (const process of app.processes) {
    await db.insert(tables.processes).values({
      ...process,
      appGuid: app.guid,
      logRateLimit: LOG_RATE,
      version: randomUUID(),
      createdAt: oldest,
      updatedAt: oldest,
    })
  }
}
