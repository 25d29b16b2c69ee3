import { randomUUID } from 'node:crypto'
import { and, eq, inArray, notInArray } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { auditEvents } from '../db/tables-tasks'
import type { Presented } from '../http/json-text'
import type { QueryParameters } from '../http/query'
import type { LocatedApp } from './access/located'
import { eventSpaces } from './access/readable'
import { notFound } from './errors'
import { arrayOf } from './lists/array-parameter'
import { commonConditions, filterBy, ofIds } from './lists/conditions'
import { type ListMessage, listMessage, PAGE_PARAMETERS } from './lists/list-message'
import { findPage, inOrderOf, pageAnswer } from './lists/page'
import { presentTime } from './present'
import { type Actor, Answer, type ApiRequest } from './request'
import { steps } from './steps'

/** app/messages/events_list_message.rb */
const RULES = {
  known: [...PAGE_PARAMETERS, 'types', 'target_guids', 'space_guids', 'organization_guids'],
  filters: ['types', 'space_guids', 'organization_guids'],
  orderBy: ['created_at', 'updated_at'],
}
type EventRow = typeof auditEvents.$inferSelect

/** app/messages/validators.rb, `TargetGuidsValidator` */
function wrongTargets(query: QueryParameters): string[] {
  const asked = query.get('target_guids')
  const good = !(asked instanceof Map) || Boolean(asked.get('not')?.trim())
  return good ? [] : ['Target guids target_guids has an invalid operator']
}

async function readableEvents({ cc, actor }: ApiRequest) {
  const readable = await eventSpaces(cc, actor)
  return { scope: readable === 'all' ? undefined : inArray(auditEvents.spaceGuid, readable) }
}

type Scoped = ApiRequest & { scope: ReturnType<typeof inArray> | undefined }

async function listed(request: Scoped & { message: ListMessage }): Promise<Answer> {
  const { cc, message, scope, baseUrl } = request
  const where = and(
    scope,
    ...commonConditions(auditEvents, message),
    filterBy(message.filters, 'types', auditEvents.type),
    filterBy(message.filters, 'space_guids', auditEvents.spaceGuid),
    filterBy(message.filters, 'organization_guids', auditEvents.organizationGuid),
    targets(request),
  )
  const orderColumns = { created_at: auditEvents.createdAt, updated_at: auditEvents.createdAt }
  const { total, ids } = await findPage(cc, { table: auditEvents, where, orderColumns, message })
  const rows = inOrderOf(ids, await cc.db.select().from(auditEvents).where(ofIds(auditEvents.id, ids)))
  return pageAnswer({ request, message, total, resources: rows.map((row) => presentEvent(row, baseUrl)) })
}

/** `target_guids` or `target_guids[not]` */
function targets({ query }: ApiRequest) {
  const asked = query.get('target_guids')
  if (asked === undefined) return undefined
  if (asked instanceof Map) return notInArray(auditEvents.targetGuid, arrayOf(asked.get('not') ?? ''))
  return inArray(auditEvents.targetGuid, arrayOf(asked))
}

async function one({ cc, path, scope, baseUrl }: Scoped): Promise<Answer> {
  const [row] = await cc.db
    .select()
    .from(auditEvents)
    .where(and(scope, eq(auditEvents.guid, path.guid ?? '')))
  if (row === undefined) throw notFound('Event')
  return new Answer(200, presentEvent(row, baseUrl))
}

/** app/presenters/v3/event_presenter.rb */
function presentEvent(row: EventRow, baseUrl: string): Presented {
  const at = presentTime(row.createdAt)
  return {
    guid: row.guid,
    created_at: at,
    updated_at: at,
    type: row.type,
    actor: { guid: row.actorGuid, type: row.actorType, name: row.actorName },
    target: { guid: row.targetGuid, type: row.targetType, name: row.targetName },
    data: row.data,
    space: row.spaceGuid === null ? null : { guid: row.spaceGuid },
    organization: row.organizationGuid === null ? null : { guid: row.organizationGuid },
    links: { self: { href: `${baseUrl}/v3/audit_events/${row.guid}` } },
  }
}

/** GET /v3/audit_events. app/controllers/v3/events_controller.rb#index */
export const listEvents = steps(
  ({ query }: ApiRequest) => ({ message: listMessage(query, RULES, wrongTargets) }),
  readableEvents,
  listed,
)
/** GET /v3/audit_events/:guid */
export const showEvent = steps(readableEvents, one)

type NewEvent = LocatedApp & { type: string; actor: Actor; data: { [key: string]: Presented }; at: Date }

/** Writes an audit event about an app. The actor's name is the email. app/repositories/task_event_repository.rb */
export async function recordAppEvent(db: Db, { type, actor, app, space, organization, data, at }: NewEvent) {
  await db.insert(auditEvents).values({
    guid: randomUUID(),
    type,
    actorGuid: actor.guid,
    actorType: 'user',
    actorName: actor.email,
    targetGuid: app.guid,
    targetType: 'app',
    targetName: app.name,
    data,
    spaceGuid: space.guid,
    organizationGuid: organization.guid,
    createdAt: at,
  })
}
