import * as z from 'zod/mini'
import { placedAppSchema } from '@/lib/resources/placed-app'
import { taskSchema } from '@/lib/resources/task'

/** The newest tasks, with where their apps are. `unreadable` are guids of records that can't be shown, '' where not even that is known. */
export const taskListSchema = z.object({
  tasks: z.array(taskSchema),
  apps: z.array(placedAppSchema),
  total: z.number(),
  unreadable: z.array(z.string()),
  nextLookMs: z.number(),
})

export type TaskList = z.infer<typeof taskListSchema>
