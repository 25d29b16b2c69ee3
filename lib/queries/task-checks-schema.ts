import * as z from 'zod/mini'
import { taskSchema } from '@/lib/resources/task'

const limit = z.nullable(z.number())

const quotaUseSchema = z.object({
  name: z.string(),
  total_memory_in_mb: limit,
  per_process_memory_in_mb: limit,
  per_app_tasks: limit,
  used: z.object({ memory_in_mb: z.number(), per_app_tasks: z.number() }),
})

/**
 * What can be known before a task of an app is submitted. Each part is absent where the API did not tell it, and where
 * there is nothing against the task.
 */
export const taskChecksSchema = z.object({
  /** ISO 8601 */
  readAt: z.string(),
  space: z.string(),
  organization: z.string(),
  isWithoutDroplet: z.optional(z.boolean()),
  suspended: z.optional(z.enum(['organization', 'space'])),
  /** What the operator lacks: a token that may write, or the role; with the names of those who have it. */
  missing: z.optional(
    z.object({ kind: z.enum(['scope', 'role']), developers: z.optional(z.array(z.string())) }),
  ),
  /** Task creation is switched off for this operator, in the words of the foundation's operators if there are any. */
  switchedOff: z.optional(z.object({ message: z.nullable(z.string()) })),
  quotas: z.object({ space: z.optional(quotaUseSchema), organization: z.optional(quotaUseSchema) }),
  /** Tasks of the app that have not ended. */
  running: z.optional(z.array(taskSchema)),
})

export type TaskChecks = z.infer<typeof taskChecksSchema>
