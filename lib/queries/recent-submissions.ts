import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { recentSubmissionsSchema } from './recent-submissions-schema'

/** What the operator submitted for an app lately, and what is still open of it. */
export const recentSubmissionsQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['recent-submissions', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.recentSubmissions(appGuid), recentSubmissionsSchema, signal),
    staleTime: 60_000,
  })
