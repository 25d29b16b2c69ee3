import { type QueryClient, queryOptions } from '@tanstack/react-query'
import { dequal } from 'dequal'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { taskSchema } from '@/lib/resources/task'
import { isSessionEnded } from './get-json'
import { getVersioned } from './get-versioned'

/** A task that the API can't present: its place in the list, and what is known of it from elsewhere. */
const brokenTaskSchema = z.object({
  place: z.number(),
  guid: z.optional(z.string()),
  name: z.optional(z.string()),
})
export type BrokenTask = z.infer<typeof brokenTaskSchema>

/** A page of tasks, with where their apps are. */
export const taskListSchema = z.object({
  tasks: z.array(taskSchema),
  apps: z.array(placedAppSchema),
  /** How many fit the filters; of those read, where `sifted` is told. */
  total: z.number(),
  /** Guids of records that can't be shown, '' where not even that is known. */
  unreadable: z.array(z.string()),
  broken: z.array(brokenTaskSchema),
  /** Some filters were tried on what was read only: so many tasks, of so many. `untold`: who created them is not told. */
  sifted: z.optional(z.object({ read: z.number(), of: z.number(), untold: z.optional(z.boolean()) })),
})
export type TaskList = z.infer<typeof taskListSchema>

/** A list as it was read: its version, to ask whether it still holds, and when to look again, in milliseconds. */
export type ReadTaskList = { list: TaskList; version: string; nextLookMs: number }

/**
 * A page of tasks by the address's filters, of everything the operator may read or of one app; kept live at the server's
 * pace. What did not change does not travel again.
 */
export const taskListQuery = (filters: string, appGuid?: string) =>
  queryOptions({
    queryKey: ['tasks', appGuid ?? 'all', filters],
    queryFn: async ({ client, queryKey, signal }): Promise<ReadTaskList> => {
      const known = knownOf(client, queryKey)
      const path = appGuid ? paths.api.appTasks(appGuid, filters) : paths.api.tasks(filters)
      const read = await getVersioned(path, taskListSchema, { version: known?.version, signal })
      const { nextLookMs = 10_000, version } = read
      if (read.body === undefined && known) return { ...known, nextLookMs }
      if (read.body === undefined) throw new Error('nothing is known that could be unchanged')
      return { list: known ? withKnownRows(read.body, known.list) : read.body, version, nextLookMs }
    },
    refetchInterval: ({ state: { data, error } }) => !isSessionEnded(error) && (data?.nextLookMs ?? 10_000),
    // A list of hundreds of rows is not compared again: its version says whether it changed.
    structuralSharing: false,
  })

/** Rows that are as they were are the same objects: only what changed is drawn anew, wherever it stands now. */
function withKnownRows(list: TaskList, known: TaskList): TaskList {
  const same = <T extends { guid: string }>(now: readonly T[], before: readonly T[]): T[] => {
    const byGuid = new Map(before.map((one) => [one.guid, one]))
    return now.map((one) => {
      const old = byGuid.get(one.guid)
      return old !== undefined && dequal(old, one) ? old : one
    })
  }
  return { ...list, tasks: same(list.tasks, known.tasks), apps: same(list.apps, known.apps) }
}

const knownOf = (client: QueryClient, key: readonly string[]): ReadTaskList | undefined =>
  client.getQueryData<ReadTaskList>(key)
