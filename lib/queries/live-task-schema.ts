import * as z from 'zod/mini'
import { logLineSchema } from '@/lib/resources/log-line'
import { taskSchema } from '@/lib/resources/task'

/** A task as a page follows it. `log` is null where the foundation gives no lines; `nextLookMs` is null when it ended. */
export const liveTaskSchema = z.object({
  task: taskSchema,
  log: z.nullable(z.array(logLineSchema)),
  nextLookMs: z.nullable(z.number()),
})

export type LiveTask = z.infer<typeof liveTaskSchema>
