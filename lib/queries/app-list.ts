import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { compactAppsSchema, expandApps } from '@/lib/resources/app'
import { getJson } from './get-json'

/** Every app the operator may read, after those he used last. An old list is asked for again. */
const appListSchema = z.pipe(
  z.object({ recent: z.array(z.string()), isOld: z.boolean(), list: compactAppsSchema }),
  z.transform(({ recent, isOld, list }) => ({
    isOld,
    apps: expandApps(list, recent),
    unreadable: list.unreadable,
  })),
)

/** Every app the operator may read: the API finds whole names only, so the pickers search in this list. */
export const appListQuery = () =>
  queryOptions({
    queryKey: ['apps'],
    queryFn: ({ signal }) => getJson(paths.api.apps, appListSchema, signal),
    staleTime: 60_000,
    refetchInterval: (query) => (query.state.data?.isOld ? 3_000 : false),
  })
