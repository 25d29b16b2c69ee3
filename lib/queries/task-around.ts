import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { isCancelled, type Task, taskSchema } from '@/lib/resources/task'
import { getJson } from './get-json'

const eventSchema = z.object({ at: z.string(), by: z.string() })

/** Who did what to a task, by the audit events. `silent`: they could be read and tell nothing of it. */
const historySchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('told'),
    created: z.nullable(eventSchema),
    /** The first wish to cancel it: what ended it. */
    cancelled: z.nullable(eventSchema),
  }),
  z.object({ kind: z.literal('silent') }),
  /** `words`: what the API said instead. */
  z.object({ kind: z.literal('unread'), words: z.string() }),
])

export type TaskHistory = z.infer<typeof historySchema>

const runsSchema = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('told'),
    alike: z.enum(['command', 'name']),
    tasks: z.array(taskSchema),
    usual: z.nullable(z.object({ medianMs: z.number(), nineInTenMs: z.number(), count: z.number() })),
    memory: z.nullable(
      z.object({
        limits: z.array(z.object({ memoryInMb: z.number(), ranOut: z.number(), succeeded: z.number() })),
        runs: z.number(),
        smallestSafe: z.nullable(z.number()),
        largestRanOut: z.number(),
      }),
    ),
  }),
  z.object({ kind: z.literal('unread'), words: z.string() }),
])

export type TaskRuns = z.infer<typeof runsSchema>

/** What the droplet of a task is now. `place` is undefined where that could not be read. */
const dropletSchema = z.object({
  place: z.optional(z.enum(['current', 'other', 'gone', 'unusable'])),
  /** The newest revision that it belongs to, and the one that the app's current droplet does. */
  revision: z.optional(z.number()),
  currentRevision: z.optional(z.number()),
  currentGuid: z.optional(z.string()),
  state: z.optional(z.string()),
})

export type TaskDroplet = z.infer<typeof dropletSchema>

/** What a task's page says besides the task. */
export const taskAroundSchema = z.object({
  history: historySchema,
  runs: runsSchema,
  droplet: z.nullable(dropletSchema),
  /** The process that its submission took values of; null where none, or no submission, is known. */
  template: z.nullable(z.object({ guid: z.string(), type: z.optional(z.string()) })),
})

export type TaskAround = z.infer<typeof taskAroundSchema>

/**
 * What stands around a task: who made and cancelled it, its droplet now, the runs before it. Not polled: read with the
 * page, and once more when somebody has wanted it cancelled.
 */
export const taskAroundQuery = (task: Pick<Task, 'guid' | 'state' | 'result'>) =>
  queryOptions({
    queryKey: ['task-around', task.guid, task.state === 'CANCELING' || isCancelled(task)],
    queryFn: ({ signal }) => getJson(paths.api.aroundTask(task.guid), taskAroundSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
    placeholderData: keepPreviousData,
  })
