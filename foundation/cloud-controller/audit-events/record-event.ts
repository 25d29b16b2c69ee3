import { randomUUID } from 'node:crypto'
import type { Db } from '../../db/open-database'
import { auditEvents } from '../../db/tables-tasks'
import type { Presented } from '../../http/json-text'
import type { LocatedApp } from '../access/located-app'
import type { Actor } from '../actor'

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
