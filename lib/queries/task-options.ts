import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { dropletSchema } from '@/lib/resources/droplet'
import { processSchema } from '@/lib/resources/process'
import { getJson } from './get-json'

/** What the form of one app offers. A part that could not be read is null; the form works without it. */
export const taskOptionsSchema = z.object({
  app: placedAppSchema,
  processes: z.nullable(z.array(processSchema)),
  droplets: z.nullable(z.array(dropletSchema)),
  currentDropletGuid: z.nullable(z.string()),
})

export type TaskOptions = z.infer<typeof taskOptionsSchema>

/** The processes and droplets to choose from, once an app is chosen. */
export const taskOptionsQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['task-options', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.taskOptions(appGuid), taskOptionsSchema, signal),
    staleTime: 30_000,
  })
