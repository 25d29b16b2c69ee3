import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { appListSchema } from './app-list-schema'
import { getJson } from './get-json'

/** Every app the operator may read: the API finds whole names only, so the pickers search in this list. */
export const appListQuery = () =>
  queryOptions({
    queryKey: ['apps'],
    queryFn: ({ signal }) => getJson(paths.api.apps, appListSchema, signal),
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.data?.isOld ? 3_000 : false),
  })
