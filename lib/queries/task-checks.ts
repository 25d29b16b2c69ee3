import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { taskChecksSchema } from './task-checks-schema'

/** What speaks against a task of this app, read beside the form. A failure is silent: nothing is known then. */
export const taskChecksQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['task-checks', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.taskChecks(appGuid), taskChecksSchema, signal),
    staleTime: 30_000,
  })
