import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { logLineSchema } from '@/lib/resources/log-line'
import { taskSchema } from '@/lib/resources/task'
import { getJson } from './get-json'

/** A task as a page follows it. `log` is null where the foundation gives no lines; `nextLookMs` is null when it ended. */
export const liveTaskSchema = z.object({
  task: taskSchema,
  log: z.nullable(z.array(logLineSchema)),
  nextLookMs: z.nullable(z.number()),
})

export type LiveTask = z.infer<typeof liveTaskSchema>

/** Follows one task until it ended; the server paces it, since the API limits requests per user. */
export const liveTaskQuery = (guid: string) =>
  queryOptions({
    queryKey: ['task', guid],
    queryFn: ({ signal }) => getJson(paths.api.task(guid), liveTaskSchema, signal),
    refetchInterval: (query) => (query.state.data ? (query.state.data.nextLookMs ?? false) : 5_000),
  })
