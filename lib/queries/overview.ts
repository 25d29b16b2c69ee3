import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { taskSchema } from '@/lib/resources/task'
import { getJson, isSessionEnded } from './get-json'
import { causeSchema } from './verdict'

const duration = z.nullable(z.number())

const partSchema = z.object({
  from: z.number(),
  to: z.number(),
  succeeded: z.number(),
  failed: z.number(),
  medianMs: duration,
  nineInTenMs: duration,
})

/** Failures of one cause, as `groupFailures` groups them. */
const causeGroupSchema = z.object({
  cause: causeSchema,
  sentence: z.string(),
  newest: z.object({ guid: z.string(), name: z.string() }),
  count: z.number(),
  apps: z.array(z.string()),
  first: z.string(),
  last: z.string(),
  isGrowing: z.boolean(),
  perPart: z.array(z.number()),
})

export type ShownCauseGroup = z.infer<typeof causeGroupSchema>

/** How long tasks of a name usually take in an app, in milliseconds. */
const usualSchema = z.object({ medianMs: z.number(), nineInTenMs: z.number(), count: z.number() })

/** Submissions that were refused for one reason. `error` is empty where what was said may not be read. */
const refusalGroupSchema = z.object({
  error: z.string(),
  count: z.number(),
  apps: z.array(z.string()),
  people: z.number(),
  last: z.string(),
})

/** All that the overview shows. Parts that could not be read are null. */
export const overviewSchema = z.object({
  range: z.string(),
  /** From when on, ISO 8601. */
  from: z.string(),
  /** ISO 8601 */
  readAt: z.string(),
  /** Of how many tasks created since then the summary is: all, or the newest. */
  read: z.number(),
  of: z.number(),
  /** So many tasks of the range the API can't present, or presents unreadably: they are counted nowhere. */
  missing: z.number(),
  summary: z.object({
    succeeded: z.number(),
    failed: z.number(),
    cancelled: z.number(),
    medianMs: duration,
    nineInTenMs: duration,
    parts: z.array(partSchema),
  }),
  /** Failures by cause: the largest groups, how many there are in all, and how many failures are still to be judged. */
  failures: z.object({ groups: z.array(causeGroupSchema), groupCount: z.number(), left: z.number() }),
  /** What runs now, the longest first, with what is usual where that is known, by the task's guid. */
  running: z.nullable(
    z.object({
      tasks: z.array(taskSchema),
      total: z.number(),
      usual: z.record(z.string(), usualSchema),
    }),
  ),
  apps: z.array(placedAppSchema),
  refused: z.nullable(
    z.object({
      count: z.number(),
      /** There may be more that were not read. */
      isCut: z.boolean(),
      groups: z.array(refusalGroupSchema),
    }),
  ),
  nextLookMs: z.number(),
})

export type Overview = z.infer<typeof overviewSchema>

/** What runs, what failed, how it went: over a range, kept live at the server's pace. */
export const overviewQuery = (range: string) =>
  queryOptions({
    queryKey: ['overview', range],
    queryFn: ({ signal }) => getJson(paths.api.overview(range), overviewSchema, signal),
    refetchInterval: ({ state: { data, error } }) => !isSessionEnded(error) && (data?.nextLookMs ?? 15_000),
  })
