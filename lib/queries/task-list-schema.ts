import * as z from 'zod/mini'
import { placedAppSchema } from '@/lib/resources/app'
import { taskSchema } from '@/lib/resources/task'

/** The newest tasks, with where their apps are. `unreadable` records could not be shown. */
export const taskListSchema = z.object({
  tasks: z.array(taskSchema),
  apps: z.array(placedAppSchema),
  total: z.number(),
  unreadable: z.number(),
  nextLookMs: z.number(),
})

export type TaskList = z.infer<typeof taskListSchema>
