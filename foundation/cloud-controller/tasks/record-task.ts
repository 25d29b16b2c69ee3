import { randomUUID } from 'node:crypto'
import { eq, sql } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { apps, organizationQuotas, spaceQuotas } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import type { LocatedApp } from '../access/located'
import { recordAppEvent } from '../audit-events'
import { ApiError, unprocessable } from '../errors'
import { changeMetadata } from '../metadata/change-metadata'
import { metadataChange } from '../metadata/metadata-messages'
import { PRIVATE_DATA_HIDDEN } from '../present'
import { organizationUsage, spaceUsage } from '../quotas/usage'
import type { ApiRequest } from '../request'
import type { CreateTaskMessage } from './create-task-message'
import { draftTask } from './draft-task'
import {
  type DropletRow,
  modelMessages,
  type Place,
  type ProcessRow,
  type TaskDraft,
  type TaskWithDroplet,
} from './task-model'

type Context = ApiRequest &
  LocatedApp & { message: CreateTaskMessage; droplet: DropletRow; template: ProcessRow | undefined }

/** Columns of sizes hold 32 bits; what is larger breaks the original. */
const MAX_INTEGER = 2_147_483_647

/**
 * The transaction of app/actions/task_create.rb: model stage, limits of metadata, the record as PENDING with the next
 * sequence id of its app, and the audit event. A refusal leaves nothing behind.
 */
export async function recordTask(context: Context): Promise<{ created: TaskWithDroplet }> {
  const { cc, actor, app, droplet, message, template } = context
  return cc.db.transaction(async (db) => {
    const draft = await draftTask(db, { message, template, settings: cc.settings })
    const messages = modelMessages(draft, await places(db, context), cc.settings.permittedUsers)
    if (messages.length > 0) throw unprocessable(...messages)
    if (!fitsColumns(draft)) throw new ApiError('UnknownError')
    const metadata = changeMetadata(
      { labels: {}, annotations: {} },
      metadataChange(message.body.get('metadata')),
    )
    const at = new Date()
    const [current] = await db
      .update(apps)
      .set({ maxTaskSequenceId: sql`${apps.maxTaskSequenceId} + 1`, updatedAt: at })
      .where(eq(apps.guid, app.guid))
      .returning({ next: apps.maxTaskSequenceId })
    const [task] = await db
      .insert(tasks)
      .values({
        ...draft,
        ...metadata,
        name: draft.name ?? '',
        command: draft.command ?? '',
        guid: randomUUID(),
        appGuid: app.guid,
        spaceGuid: app.spaceGuid,
        sequenceId: BigInt((current?.next ?? 2) - 1),
        state: 'PENDING',
        dropletGuid: droplet.guid,
        createdAt: at,
        updatedAt: at,
      })
      .returning()
    if (task === undefined) throw new ApiError('UnknownError')
    await recordAppEvent(db, {
      ...context,
      type: 'audit.app.task.create',
      actor,
      at,
      data: {
        task_guid: task.guid,
        request: { name: task.name, memory_in_mb: task.memoryInMb, command: PRIVATE_DATA_HIDDEN },
      },
    })
    return { created: { task, droplet } }
  })
}

async function places(db: Db, { organization, space }: LocatedApp): Promise<Place[]> {
  const [organizationQuota] = await db
    .select()
    .from(organizationQuotas)
    .where(eq(organizationQuotas.guid, organization.quotaGuid))
  const [spaceQuota] = await db
    .select()
    .from(spaceQuotas)
    .where(eq(spaceQuotas.guid, space.quotaGuid ?? ''))
  return [
    {
      kind: 'organization',
      name: organization.name,
      limits: organizationQuota,
      usage: await organizationUsage(db, organization.guid),
    },
    { kind: 'space', name: space.name, limits: spaceQuota, usage: await spaceUsage(db, space.guid) },
  ]
}

function fitsColumns({ command, memoryInMb, diskInMb }: TaskDraft): boolean {
  return memoryInMb <= MAX_INTEGER && diskInMb <= MAX_INTEGER && !command?.includes('\0')
}
