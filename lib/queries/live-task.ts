import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { logLineSchema, taskSchema } from '@/lib/resources/task'
import { getJson, isSessionEnded } from './get-json'

/** Why there are no lines: the foundation has no log cache, it shows none to this operator, or it failed. */
export const noLogSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('none-kept') }),
  z.object({ kind: z.literal('not-shown') }),
  z.object({ kind: z.literal('failed'), status: z.optional(z.number()), words: z.string() }),
])

export type NoLog = z.infer<typeof noLogSchema>

/** A task as a page follows it. `log` is null where there are no lines, for the reason of `noLog`; `nextLookMs` is null when it ended. */
export const liveTaskSchema = z.object({
  task: taskSchema,
  log: z.nullable(z.array(logLineSchema)),
  noLog: z.optional(noLogSchema),
  /** Who had it cancelled, and when, where the API tells. ISO 8601 */
  cancel: z.optional(z.object({ at: z.string(), by: z.string() })),
  nextLookMs: z.nullable(z.number()),
})

export type LiveTask = z.infer<typeof liveTaskSchema>

/**
 * Follows one task until it ended, `with-lines` those that it wrote last too; the server paces it, since the API limits
 * requests per user.
 */
export const liveTaskQuery = (guid: string, lines?: 'with-lines') =>
  queryOptions({
    queryKey: ['task', guid],
    queryFn: ({ signal }) => getJson(paths.api.task(guid, lines), liveTaskSchema, signal),
    refetchInterval: ({ state: { data, error } }) =>
      !isSessionEnded(error) && (data ? (data.nextLookMs ?? false) : 5_000),
  })
