import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'

const loadSchema = async () => (await import('./used-before-schema')).usedBeforeSchema

/** Names, keys and values that this app's tasks were given before, to offer while somebody types. */
export const usedBeforeQuery = (appGuid: string) =>
  queryOptions({
    queryKey: ['used-before', appGuid],
    queryFn: ({ signal }) => getJson(paths.api.usedBefore(appGuid), loadSchema, signal),
    staleTime: 5 * 60_000,
  })
