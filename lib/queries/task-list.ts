import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { taskListSchema } from './task-list-schema'

/** The newest tasks of everything the operator may read, or of one app; kept live at the server's pace. */
export const taskListQuery = (appGuid?: string) =>
  queryOptions({
    queryKey: ['tasks', appGuid ?? 'all'],
    queryFn: ({ signal }) =>
      getJson(appGuid ? paths.api.appTasks(appGuid) : paths.api.tasks, taskListSchema, signal),
    refetchInterval: (query) => query.state.data?.nextLookMs ?? 10_000,
  })
