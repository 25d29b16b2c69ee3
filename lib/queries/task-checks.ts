import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { taskSchema } from '@/lib/resources/task'
import { getJson } from './get-json'

const limit = z.nullable(z.number())

const quotaUseSchema = z.object({
  name: z.string(),
  total_memory_in_mb: limit,
  per_process_memory_in_mb: limit,
  per_app_tasks: limit,
  used: z.object({ memory_in_mb: limit, per_app_tasks: limit }),
})

/**
 * What can be known before a task of an app is submitted. Each part is absent where the API did not tell it, and where
 * there is nothing against the task.
 */
export const taskChecksSchema = z.object({
  /** ISO 8601 */
  readAt: z.string(),
  /** What speaks against any task here, in our words; `said` is what the foundation's operators say of it. */
  warnings: z.array(z.object({ text: z.string(), said: z.optional(z.string()) })),
  quotas: z.object({ space: z.optional(quotaUseSchema), organization: z.optional(quotaUseSchema) }),
  /** Tasks of the app that have not ended. */
  running: z.optional(z.array(taskSchema)),
})

export type TaskChecks = z.infer<typeof taskChecksSchema>

/** What speaks against a task of this app, read beside the form. A failure is silent: nothing is known then. */
export const taskChecksQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['task-checks', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.taskChecks(appGuid), taskChecksSchema, signal),
    staleTime: 30_000,
  })
