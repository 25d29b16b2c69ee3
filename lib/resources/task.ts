import * as z from 'zod/mini'
import { exactInteger } from './exact-integer'
import { toOne } from './guid'
import { metadataSchema } from './metadata'

/** The fields of a v3 task that we read. Korifi has neither `user` nor a log rate; lists leave `command` out. */
export const taskSchema = z.object({
  guid: z.string(),
  sequence_id: exactInteger,
  name: z.string(),
  command: z.optional(z.nullable(z.string())),
  user: z.optional(z.nullable(z.string())),
  state: z.string(),
  memory_in_mb: z.number(),
  disk_in_mb: z.number(),
  log_rate_limit_in_bytes_per_second: z.optional(z.nullable(exactInteger)),
  result: z._default(z.object({ failure_reason: z.optional(z.nullable(z.string())) }), {}),
  droplet_guid: z.optional(z.nullable(z.string())),
  relationships: z.object({ app: toOne }),
  metadata: metadataSchema,
  created_at: z.string(),
  updated_at: z.string(),
})

export type Task = z.infer<typeof taskSchema>

/** Final for the API: a later report of the runner is refused. app/models/runtime/task_model.rb */
const FINAL_STATES: readonly string[] = ['SUCCEEDED', 'FAILED']

/** The states from which a task may be cancelled; cancelling a CANCELING one again is allowed. app/actions/task_cancel.rb */
const CANCELABLE_STATES: readonly string[] = ['PENDING', 'RUNNING', 'CANCELING']

/** Whether the task can still change by itself. A state that we do not know may. */
export const hasEnded = (task: Pick<Task, 'state'>): boolean => FINAL_STATES.includes(task.state)

/** Whether the API would take a cancel of this task, roles apart. */
export const isCancelable = (task: Pick<Task, 'state'>): boolean => CANCELABLE_STATES.includes(task.state)

/** The app that the task belongs to. */
export const appGuidOf = (task: Pick<Task, 'relationships'>): string => task.relationships.app.data.guid
