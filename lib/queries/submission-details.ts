import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { logLineSchema } from '@/lib/resources/task'
import { submissionSchema } from '@/lib/submission/submission'
import { formShape } from '@/lib/task-form/fields'
import { problemSchema } from '@/lib/task-form/problem'
import { getJson, isSessionEnded } from './get-json'

const named = z.object({ guid: z.string(), name: z.string() })

/** How the task of a submission ended, as somebody saw it, with the lines that were kept. */
const endSchema = z.object({
  state: z.string(),
  reason: z.nullable(z.string()),
  at: z.nullable(z.string()),
  lines: z.array(logLineSchema),
})

/** Everything that the journal keeps of one submission, as far as whoever asks may see it. */
const submissionDetailsSchema = z.object({
  submission: submissionSchema,
  /** What is secret is left out: body, values, error texts, cause. */
  isOutline: z.boolean(),
  taskName: z.string(),
  user: z.object({ name: z.string(), origin: z.string() }),
  app: named,
  space: named,
  organization: named,
  /** What the form held; null where it can't be read any more, or is not shown. */
  values: z.nullable(formShape),
  /** The request's text exactly as sent; '' where nothing was to be sent. */
  body: z.nullable(z.string()),
  /** The errors put where they belong. */
  problems: z.array(problemSchema),
  end: z.nullable(endSchema),
  /** The submission that was sent again for this one. */
  resentBy: z.nullable(z.string()),
  /** When to ask again; null where nothing can change. */
  nextLookMs: z.nullable(z.number()),
})

export type SubmissionDetails = z.infer<typeof submissionDetailsSchema>

/** One submission with everything, followed until its outcome is settled. */
export const submissionDetailsQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission-details', id],
    queryFn: ({ signal }) => getJson(paths.api.submissionDetails(id), submissionDetailsSchema, signal),
    refetchInterval: ({ state: { data, error } }) => !isSessionEnded(error) && (data?.nextLookMs ?? false),
  })
