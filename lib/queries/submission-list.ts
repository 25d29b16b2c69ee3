import { infiniteQueryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { causeSchema } from '@/lib/submission/cause'
import { DOUBTS, OUTCOMES } from '@/lib/submission/outcome'
import { getJson, isSessionEnded } from './get-json'

const named = z.object({ guid: z.string(), name: z.string() })

/** A submission as a row of the journal's list. Instants are ISO 8601. */
export const listedSubmissionSchema = z.object({
  id: z.string(),
  outcome: z.enum(OUTCOMES),
  taskName: z.string(),
  app: named,
  space: named,
  organization: named,
  userName: z.string(),
  recordedAt: z.string(),
  answeredAt: z.nullable(z.string()),
  settledAt: z.nullable(z.string()),
  status: z.nullable(z.number()),
  looks: z.number(),
  doubt: z.nullable(z.enum(DOUBTS)),
  /** Error texts are not for everybody who may see that there was a submission: then both are null. */
  isOutline: z.boolean(),
  /** The first thing that the API said. */
  error: z.nullable(z.string()),
  cause: z.nullable(causeSchema),
})

export type ListedSubmission = z.infer<typeof listedSubmissionSchema>

/** A page of the journal, the newest first. */
export const submissionListSchema = z.object({
  submissions: z.array(listedSubmissionSchema),
  /** Where older ones begin; null where there are none. */
  next: z.nullable(z.string()),
  /** Why submissions of others may be missing. */
  missing: z.nullable(z.string()),
  nextLookMs: z.number(),
})

export type SubmissionList = z.infer<typeof submissionListSchema>

/** The journal's pages as far as they were asked for, by the filters of an address; kept live at the server's pace. */
export const submissionListQuery = (filters: string) =>
  infiniteQueryOptions({
    queryKey: ['submissions', filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(paths.api.submissions(filters, pageParam || undefined), submissionListSchema, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: ({ state: { data, error } }) =>
      !isSessionEnded(error) && (data?.pages[0]?.nextLookMs ?? 15_000),
  })
