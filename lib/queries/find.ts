import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { taskSchema } from '@/lib/resources/task'
import { getJson } from './get-json'
import { listedSubmissionSchema } from './submission-list'

/** What was found by a text: tasks of that name or guid, submissions as the journal searches them. */
export const foundSchema = z.object({
  tasks: z.array(taskSchema),
  /** Where the apps of these tasks are, as far as it is known. */
  apps: z.array(placedAppSchema),
  /** How many tasks have the name; more than `tasks` where not all were given. */
  totalTasks: z.number(),
  submissions: z.array(listedSubmissionSchema),
  hasMoreSubmissions: z.boolean(),
  /** What could not be searched, or not in whole, in words. */
  failures: z.array(z.string()),
})

export type Found = z.infer<typeof foundSchema>

/** More is no name that anybody would type. */
export const MOST_FIND_CHARACTERS = 300

/** Asks API and journal for what has this name or guid. Who types on asks anew: nothing is tried again. */
export const findQuery = (text: string) =>
  queryOptions({
    queryKey: ['find', text],
    queryFn: ({ signal }) => getJson(paths.api.find(text), foundSchema, signal),
    retry: false,
    refetchOnWindowFocus: false,
    gcTime: 60_000,
  })
