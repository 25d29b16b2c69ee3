import { eq, getTableColumns, type SQL } from 'drizzle-orm'
import type { Db } from '../../db/open-database'
import { droplets, type processes } from '../../db/tables'
import { tasks } from '../../db/tables-tasks'
import { ofIds } from '../lists/conditions'
import { characters } from '../messages/ruby-text'
import type { Usage } from '../quotas/usage'

const COMMAND_MAX_CHARACTERS = 4096
/** Printable throughout; one newline at the very end passes. `TASK_NAME_REGEX` of app/models/runtime/task_model.rb */
const NAME = /^[^\p{Cc}\p{Zl}\p{Zp}\p{Cs}\p{Cn}]+\n?$/u
/** `blank?` of ActiveSupport. */
const BLANK = /^\p{White_Space}*$/u

/** A task before the model has checked it. `command` null was asked for as null. */
export type TaskDraft = {
  name: string | null
  command: string | null
  user: string | null
  memoryInMb: number
  diskInMb: number
  logRateLimit: bigint
}

export type DropletRow = typeof droplets.$inferSelect
export type ProcessRow = typeof processes.$inferSelect

/** null is unlimited. */
type Limits = {
  totalMemoryInMb: number | null
  perProcessMemoryInMb: number | null
  perAppTasks: number | null
  logRateLimit: bigint | null
}
/** One of the two places whose quota a task must fit; `limits` undefined: no quota. */
export type Place = { kind: 'organization' | 'space'; name: string; limits: Limits | undefined; usage: Usage }

/**
 * Model stage: `column rule` messages, those of one column together, in the order in which columns were first
 * complained about. `validate` of app/models/runtime/task_model.rb and app/models/runtime/constraints.
 */
export function modelMessages(
  draft: TaskDraft,
  places: Place[],
  permittedUsers: readonly string[],
): string[] {
  const errors: Complaint[] = [
    ...nameFormat(draft.name),
    ...commandErrors(draft.command),
    ...(draft.name === null || BLANK.test(draft.name) ? [complaint('name', 'presence')] : []),
    ...places.flatMap((place) => quotaErrors(draft, place)),
    ...userErrors(draft.user, permittedUsers),
  ]
  const columns = [...new Set(errors.map(({ column }) => column))]
  return columns.flatMap((column) =>
    errors.filter((error) => error.column === column).map((error) => `${column} ${error.text}`),
  )
}

type Complaint = { column: string; text: string }

function complaint(column: string, text: string): Complaint {
  return { column, text }
}

function nameFormat(name: string | null): Complaint[] {
  return name !== null && NAME.test(name) ? [] : [complaint('name', 'format')]
}

function commandErrors(command: string | null): Complaint[] {
  const tooLong = command !== null && characters(command) > COMMAND_MAX_CHARACTERS
  return [
    ...(command === null || BLANK.test(command) ? [complaint('command', 'presence')] : []),
    ...(command === null ? [complaint('command', 'is not present')] : []),
    ...(tooLong
      ? [complaint('command', `must be shorter than ${COMMAND_MAX_CHARACTERS + 1} characters`)]
      : []),
  ]
}

function quotaErrors(draft: TaskDraft, { kind, name, limits, usage }: Place): Complaint[] {
  if (limits === undefined) return []
  const { totalMemoryInMb, perProcessMemoryInMb, perAppTasks, logRateLimit } = limits
  const errors: Complaint[] = []
  if (totalMemoryInMb !== null && totalMemoryInMb - usage.memoryInMb < draft.memoryInMb) {
    errors.push(complaint('memory_in_mb', `exceeds ${kind} memory quota`))
  }
  if (perProcessMemoryInMb !== null && draft.memoryInMb > perProcessMemoryInMb) {
    errors.push(complaint('memory_in_mb', `exceeds ${kind} instance memory quota`))
  }
  if (logRateLimit !== null && draft.logRateLimit === -1n) {
    errors.push(complaint('log_rate_limit', `cannot be unlimited in ${kind} '${name}'.`))
  }
  if (logRateLimit !== null && logRateLimit - usage.logRateLimit < draft.logRateLimit) {
    errors.push(complaint('log_rate_limit', `exceeds ${kind} log rate quota`))
  }
  if (perAppTasks !== null && usage.runningTasks >= perAppTasks) {
    errors.push(complaint('app_task_limit', 'quota exceeded'))
  }
  return errors
}

function userErrors(user: string | null, permitted: readonly string[]): Complaint[] {
  if (user === null || BLANK.test(user)) return []
  if (permitted.some((name) => name.toLowerCase() === user.toLowerCase())) return []
  const list = permitted.map((name) => `'${name}'`).join(', ')
  return [complaint('user', `invalid (requested user '${user}' not allowed, permitted users are: ${list})`)]
}

const { labelsIndex: _, ...shown } = getTableColumns(tasks)

type TaskRow = Omit<typeof tasks.$inferSelect, 'labelsIndex'>
/** What a task's user follows from; null once the droplet is gone. */
export type TaskDroplet = { lifecycleType: string; imageUser: string | null } | null
export type TaskWithDroplet = { task: TaskRow; droplet: TaskDroplet }

/** Tasks with what their presentation needs of their droplets. */
export async function findTasks(db: Db, where: SQL): Promise<TaskWithDroplet[]> {
  return db
    .select({
      task: shown,
      droplet: { lifecycleType: droplets.lifecycleType, imageUser: droplets.imageUser },
    })
    .from(tasks)
    .leftJoin(droplets, eq(droplets.guid, tasks.dropletGuid))
    .where(where)
}

/** The tasks of these ids, in no particular order. */
export function tasksById(db: Db, ids: number[]): Promise<TaskWithDroplet[]> {
  return findTasks(db, ofIds(tasks.id, ids))
}
