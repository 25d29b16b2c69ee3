import { and, eq, inArray, isNotNull, type SQL, sql } from 'drizzle-orm'
import { type PgColumn, union } from 'drizzle-orm/pg-core'
import { roles, spaces } from '../../db/tables'
import type { Actor } from '../actor'
import type { CloudController } from '../cloud-controller'
import { oneOf } from '../lists/one-of'
import { countOf } from '../lists/page'
import { SPACE_READERS } from './space-access'

/** `all`, or the guids of what somebody may read. */
export type Readable = 'all' | string[]

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
