import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { OUTCOMES } from '@/lib/submission/outcome'
import { getJson } from './get-json'

/** The operator's newest submissions of an app, the newest first. */
const recentSubmissionsSchema = z.array(
  z.object({
    id: z.string(),
    outcome: z.enum(OUTCOMES),
    name: z.string(),
    command: z.string(),
    recordedAt: z.string(),
  }),
)

export type RecentSubmission = z.infer<typeof recentSubmissionsSchema>[number]

/** What the operator submitted for an app lately, and what is still open of it. */
export const recentSubmissionsQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['recent-submissions', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.recentSubmissions(appGuid), recentSubmissionsSchema, signal),
    staleTime: 60_000,
  })
