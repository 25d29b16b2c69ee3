import * as z from 'zod/mini'
import { exactInteger } from './exact-integer'

/** The fields of a v3 process that we read. `command` is null where process and droplet have none. */
export const processSchema = z.object({
  guid: z.string(),
  type: z.string(),
  command: z.optional(z.nullable(z.string())),
  user: z.optional(z.nullable(z.string())),
  instances: z._default(z.number(), 0),
  memory_in_mb: z.number(),
  disk_in_mb: z.number(),
  log_rate_limit_in_bytes_per_second: z.optional(z.nullable(exactInteger)),
})

export type Process = z.infer<typeof processSchema>
