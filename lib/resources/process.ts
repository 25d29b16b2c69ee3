import * as z from 'zod/mini'
import { exactInteger } from './exact-integer'
import { fact, integerFact, optionalTextFact, textFact } from './fact'

/** The fields of a v3 process that we read. `command` is null where process and droplet have none. */
export const processSchema = z.object({
  guid: z.string(),
  type: textFact,
  command: optionalTextFact,
  user: optionalTextFact,
  instances: integerFact,
  memory_in_mb: integerFact,
  disk_in_mb: integerFact,
  log_rate_limit_in_bytes_per_second: fact(z.optional(z.nullable(exactInteger)), undefined),
})

export type Process = z.infer<typeof processSchema>
