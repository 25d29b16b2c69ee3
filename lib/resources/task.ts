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
