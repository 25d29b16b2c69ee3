import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'

const loadSchema = async () => (await import('./task-options-schema')).taskOptionsSchema

/** The processes and droplets to choose from, once an app is chosen. */
export const taskOptionsQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['task-options', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.taskOptions(appGuid), loadSchema, signal),
    staleTime: 30_000,
  })
