import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { taskOptionsSchema } from './task-options-schema'

/** The processes and droplets to choose from, once an app is chosen. */
export const taskOptionsQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['task-options', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.taskOptions(appGuid), taskOptionsSchema, signal),
    staleTime: 30_000,
  })
