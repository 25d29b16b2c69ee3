import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { usedBeforeSchema } from './used-before-schema'

/** Names, keys and values that this app's tasks were given before, to offer while somebody types. */
export const usedBeforeQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['used-before', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.usedBefore(appGuid), usedBeforeSchema, signal),
    staleTime: 5 * 60_000,
  })
