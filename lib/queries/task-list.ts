import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { taskSchema } from '@/lib/resources/task'
import { getJson } from './get-json'

/** The newest tasks, with where their apps are. `unreadable` are guids of records that can't be shown, '' where not even that is known. */
export const taskListSchema = z.object({
  tasks: z.array(taskSchema),
  apps: z.array(placedAppSchema),
  total: z.number(),
  unreadable: z.array(z.string()),
  nextLookMs: z.number(),
})

export type TaskList = z.infer<typeof taskListSchema>

/** The newest tasks of everything the operator may read, or of one app; kept live at the server's pace. */
export const taskListQuery = (appGuid?: string) =>
  queryOptions({
    queryKey: ['tasks', appGuid ?? 'all'],
    queryFn: ({ signal }) =>
      getJson(appGuid ? paths.api.appTasks(appGuid) : paths.api.tasks, taskListSchema, signal),
    refetchInterval: (query) => query.state.data?.nextLookMs ?? 10_000,
  })
