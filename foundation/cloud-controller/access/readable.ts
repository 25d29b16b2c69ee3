import { and, eq, inArray, isNotNull, or, type SQL, sql } from 'drizzle-orm'
import { type PgColumn, union } from 'drizzle-orm/pg-core'
import { roles, spaces } from '../../db/tables'
import type { CloudController } from '../cloud-controller'
import { oneOf } from '../lists/conditions'
import { countOf } from '../lists/page'
import type { Actor } from '../request'

/** What somebody may do in one space. lib/cloud_controller/permissions.rb */
export type SpaceAccess = {
  read: boolean
  readSecrets: boolean
  readEvents: boolean
  write: boolean
  manageApps: boolean
  update: boolean
}

type InSpace = { guid: string; organizationGuid: string }

/** Asks the roles of the actor in a space and its organization, once for all questions. */
export async function spaceAccess(
  { db }: Pick<CloudController, 'db'>,
  actor: Actor,
  space: InSpace,
): Promise<SpaceAccess> {
  const found = await db
    .select({ type: roles.type })
    .from(roles)
    .where(
      and(
        eq(roles.userGuid, actor.guid),
        or(eq(roles.spaceGuid, space.guid), eq(roles.organizationGuid, space.organizationGuid)),
      ),
    )
  const types = new Set(found.map(({ type }) => type))
  const has = (...wanted: string[]) => wanted.some((type) => types.has(type))
  const globally = actor.isAdmin || actor.isAdminReadOnly || actor.isGlobalAuditor
  return {
    read: globally || has(...SPACE_READERS, 'organization_manager'),
    readSecrets: actor.isAdmin || actor.isAdminReadOnly || has('space_developer'),
    readEvents:
      globally || has('space_developer', 'space_auditor', 'space_supporter', 'organization_auditor'),
    write: actor.isAdmin || has('space_developer'),
    manageApps: actor.isAdmin || has('space_developer', 'space_supporter'),
    update: actor.isAdmin || has('space_manager', 'organization_manager'),
  }
}

export const SPACE_READERS = ['space_developer', 'space_manager', 'space_auditor', 'space_supporter']

/** `all`, or the guids of what somebody may read. */
type Readable = 'all' | string[]

/** Whether the token alone lets somebody read everything. */
export function readsGlobally(actor: Actor): boolean {
  return actor.isAdmin || actor.isAdminReadOnly || actor.isGlobalAuditor
}

/** Spaces of a role in the space, or of a managed organization. `readable_space_guids` */
export async function readableSpaces(cc: CloudController, actor: Actor): Promise<Readable> {
  return readsGlobally(actor) ? 'all' : spacesWithRoles(cc, actor, SPACE_READERS, ['organization_manager'])
}

/**
 * The condition that a column of space guids is readable; none where that is every space there is, which spares the
 * database a look at each row.
 */
export async function inReadableSpace(
  cc: CloudController,
  actor: Actor,
  column: PgColumn,
): Promise<SQL | undefined> {
  const readable = await readableSpaces(cc, actor)
  if (readable === 'all') return undefined
  return readable.length === (await countOf(cc, spaces)) ? undefined : oneOf(column, readable)
}

/** Spaces whose audit events somebody may read: a manager may not, an auditor of the organization may. */
export async function eventSpaces(cc: CloudController, actor: Actor): Promise<Readable> {
  if (readsGlobally(actor)) return 'all'
  return spacesWithRoles(
    cc,
    actor,
    ['space_developer', 'space_auditor', 'space_supporter'],
    ['organization_auditor'],
  )
}

/** Organizations of any role in them. `readable_org_guids` */
export async function readableOrganizations(cc: CloudController, actor: Actor): Promise<Readable> {
  if (readsGlobally(actor)) return 'all'
  const found = await cc.db
    .select({ guid: roles.organizationGuid })
    .from(roles)
    .where(and(eq(roles.userGuid, actor.guid), inArray(roles.type, ORGANIZATION_ROLES)))
  return found.flatMap(({ guid }) => guid ?? [])
}

export const ORGANIZATION_ROLES = [
  'organization_user',
  'organization_manager',
  'organization_auditor',
  'organization_billing_manager',
]

function spacesWithRoles(
  cc: CloudController,
  actor: Actor,
  inSpace: string[],
  inOrganization: string[],
): Promise<string[]> {
  return cc.readable.of(`${actor.guid} ${inSpace}`, () =>
    askSpacesWithRoles(cc, actor, inSpace, inOrganization),
  )
}

async function askSpacesWithRoles(
  { db }: CloudController,
  actor: Actor,
  inSpace: string[],
  inOrganization: string[],
): Promise<string[]> {
  const ownRoles = (types: string[]) => and(eq(roles.userGuid, actor.guid), inArray(roles.type, types))
  const found = await union(
    db
      .select({ guid: sql<string>`${roles.spaceGuid}`.as('guid') })
      .from(roles)
      .where(and(ownRoles(inSpace), isNotNull(roles.spaceGuid))),
    db
      .select({ guid: sql<string>`${spaces.guid}`.as('guid') })
      .from(spaces)
      .innerJoin(roles, eq(roles.organizationGuid, spaces.organizationGuid))
      .where(ownRoles(inOrganization)),
  )
  return found.map(({ guid }) => guid)
}
