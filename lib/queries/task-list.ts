import { type QueryClient, queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { taskSchema } from '@/lib/resources/task'
import { onlyChanged, wholeRows } from '@/lib/task-list/same-rows'
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
  /**
   * Some filters were tried on what was read only: so many tasks, of so many. `untold`: who created them is not told;
   * `unjudged`: so many logs are still to be read for their causes.
   */
  sifted: z.optional(
    z.object({
      read: z.number(),
      of: z.number(),
      untold: z.optional(z.boolean()),
      unjudged: z.optional(z.number()),
    }),
  ),
})
export type TaskList = z.infer<typeof taskListSchema>

/** The same for somebody who has an earlier one: rows that are as they were are told by their guid. */
const changedListSchema = z.extend(taskListSchema, {
  tasks: z.array(z.union([z.string(), taskSchema])),
  apps: z.array(z.union([z.string(), placedAppSchema])),
})
type ChangedList = z.infer<typeof changedListSchema>

/** What of a list somebody needs who has an earlier one of which its unchanged rows are part. */
export const changedSince = (list: TaskList, earlier: TaskList): ChangedList => ({
  ...list,
  tasks: onlyChanged(list.tasks, earlier.tasks),
  apps: onlyChanged(list.apps, earlier.apps),
})

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
      const read = await getVersioned(path, changedListSchema, { version: known?.version, signal })
      const { nextLookMs = 10_000, version } = read
      if (read.body === undefined && known) return { ...known, nextLookMs }
      const list = read.body && wholeList(read.body, known?.list)
      if (list === undefined) throw new Error('what is told goes back to a list that is not known')
      return { list, version, nextLookMs }
    },
    refetchInterval: ({ state: { data, error } }) => !isSessionEnded(error) && (data?.nextLookMs ?? 10_000),
    // A list of hundreds of rows is not compared again: its version says whether it changed.
    structuralSharing: false,
  })

/** Rows that did not change are the same objects: only what did is drawn anew, wherever it stands now. */
function wholeList(told: ChangedList, known: TaskList | undefined): TaskList | undefined {
  const tasks = wholeRows(told.tasks, known?.tasks ?? [])
  const apps = wholeRows(told.apps, known?.apps ?? [])
  return tasks && apps && { ...told, tasks, apps }
}

const knownOf = (client: QueryClient, key: readonly string[]): ReadTaskList | undefined =>
  client.getQueryData<ReadTaskList>(key)
