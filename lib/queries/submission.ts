import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { askAgainMs, OUTCOMES } from '@/lib/submission/outcome'
import { submissionResultSchema } from '@/lib/submission/submission'
import { getJson, ReadError } from './get-json'

const FIRST_LOOK_MS = 1_000

/** Has the console look for it now; gives what became of it. Throws ReadError as `getJson` does. */
export const lookNow = (id: string) => getJson(paths.api.lookNow(id), submissionResultSchema)

/** Follows a submission until its outcome is settled. */
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => getJson(paths.api.submission(id), submissionResultSchema, signal),
    refetchInterval: (query) => {
      // Without a session there is nothing to follow until somebody signs in: asking on would take the dialog away.
      if (query.state.error instanceof ReadError && query.state.error.status === 401) return false
      const result = query.state.data
      if (result === undefined) return FIRST_LOOK_MS
      return ('submission' in result && result.submission && askAgainMs(result.submission)) ?? false
    },
  })

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
