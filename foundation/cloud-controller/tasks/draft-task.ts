import { randomBytes } from 'node:crypto'
import { eq } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { apps, droplets } from '../../db/tables'
import type { Json } from '../../http/json'
import type { CloudControllerSettings } from '../cloud-controller'
import { ApiError } from '../errors'
import { rubyText } from '../messages/ruby-text'
import { integerOf, isObject } from '../messages/rules'
import type { CreateTaskMessage } from './create-task-message'
import type { ProcessRow, TaskDraft } from './task-model'

type Sources = {
  message: CreateTaskMessage
  template: ProcessRow | undefined
  settings: CloudControllerSettings
}

/** What was asked for, else what the template has, else the defaults. app/actions/task_create.rb#create */
export async function draftTask(
  db: Db,
  { message: { body }, template, settings }: Sources,
): Promise<TaskDraft> {
  const given = (key: string) => body.get(key) ?? null
  return {
    name: body.has('name') ? columnText(given('name')) : randomBytes(4).toString('hex'),
    command: body.has('command') ? columnText(given('command')) : await commandOf(db, template),
    user: body.has('user') ? columnText(given('user')) : (template?.user ?? null),
    memoryInMb: Number(size(given('memory_in_mb')) ?? template?.memoryInMb ?? settings.defaultMemoryInMb),
    diskInMb: Number(size(given('disk_in_mb')) ?? template?.diskInMb ?? settings.defaultDiskInMb),
    logRateLimit:
      size(given('log_rate_limit_in_bytes_per_second')) ??
      template?.logRateLimit ??
      settings.defaultLogRateInBytesPerSecond,
  }
}

/** The process's own command, else what the current droplet of its app knows for its type; never null. */
export async function commandOf(db: Db, process: ProcessRow | undefined): Promise<string> {
  if (process === undefined) return ''
  return process.command || (await detectedCommand(db, process)) || ''
}

async function detectedCommand(db: Db, { appGuid, type }: ProcessRow): Promise<string | undefined> {
  const [current] = await db
    .select({ processTypes: droplets.processTypes })
    .from(apps)
    .innerJoin(droplets, eq(droplets.guid, apps.currentDropletGuid))
    .where(eq(apps.guid, appGuid))
  return current?.processTypes[type]
}

/** The database layer turns scalars into text and breaks on anything else. */
function columnText(value: Json): string | null {
  if (Array.isArray(value) || isObject(value)) throw new ApiError('UnknownError')
  return value === null ? null : rubyText(value)
}

function size(value: Json): bigint | null {
  return value === null ? null : integerOf(rubyText(value))
}
