import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { dropletSchema } from '@/lib/resources/droplet'
import { processSchema } from '@/lib/resources/process'
import { getJson } from './get-json'

/** A droplet to choose, with the number of the newest revision it belongs to where the API tells it. */
const offeredDropletSchema = z.extend(dropletSchema, { revision: z.optional(z.number()) })

export type OfferedDroplet = z.infer<typeof offeredDropletSchema>

/** What the form of one app offers. A part that could not be read is null; the form works without it. */
export const taskOptionsSchema = z.object({
  app: placedAppSchema,
  processes: z.nullable(z.array(processSchema)),
  droplets: z.nullable(z.array(offeredDropletSchema)),
  /** How many more there are that could not be read. */
  unreadable: z.object({ processes: z.number(), droplets: z.number() }),
  currentDropletGuid: z.nullable(z.string()),
  /** Which droplet is the current one could not be read: there may be one. */
  isCurrentDropletUnread: z.boolean(),
  /** ISO 8601; ages are told as of then. */
  readAt: z.string(),
})

export type TaskOptions = z.infer<typeof taskOptionsSchema>

/** The processes and droplets to choose from, once an app is chosen. */
export const taskOptionsQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['task-options', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.taskOptions(appGuid), taskOptionsSchema, signal),
    staleTime: 30_000,
  })
