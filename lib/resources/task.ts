import * as z from 'zod/mini'
import { exactInteger } from './exact-integer'
import { fact, integerFact, optionalTextFact, textFact } from './fact'
import { toOneFact } from './guid'
import { metadataSchema } from './metadata'

/** The fields alone. */
export const taskShape = z.object({
  guid: z.string(),
  sequence_id: fact(exactInteger, ''),
  name: textFact,
  command: optionalTextFact,
  user: optionalTextFact,
  state: textFact,
  memory_in_mb: integerFact,
  disk_in_mb: integerFact,
  log_rate_limit_in_bytes_per_second: fact(z.optional(z.nullable(exactInteger)), undefined),
  result: fact(z.object({ failure_reason: optionalTextFact }), {}),
  droplet_guid: optionalTextFact,
  relationships: fact(z.object({ app: toOneFact }), { app: { data: { guid: '' } } }),
  metadata: metadataSchema,
  created_at: textFact,
  updated_at: textFact,
})

/**
 * The fields of a v3 task that we read. Korifi has neither `user` nor a log rate; lists leave `command` out. What tells
 * nothing but its guid is no task that could be shown.
 */
export const taskSchema = taskShape.check(z.refine(({ name, state }) => name !== '' || state !== ''))

export type Task = z.infer<typeof taskSchema>
