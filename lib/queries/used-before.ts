import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'

/**
 * What the newest tasks of an app were given: names, keys of labels with their values, keys of annotations; each list
 * begins with what was used most.
 */
const usedBeforeSchema = z.object({
  names: z.array(z.string()),
  labels: z.array(z.object({ key: z.string(), values: z.array(z.string()) })),
  annotations: z.array(z.string()),
})

export type UsedBefore = z.infer<typeof usedBeforeSchema>

/** Names, keys and values that this app's tasks were given before, to offer while somebody types. */
export const usedBeforeQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['used-before', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.usedBefore(appGuid), usedBeforeSchema, signal),
    staleTime: 5 * 60_000,
  })
