import { queryOptions } from '@tanstack/react-query'
import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { placedAppSchema } from '@/lib/resources/app'
import { getJson } from './get-json'

export const appListSchema = z.object({ apps: z.array(placedAppSchema) })

/** Every app the operator may read: the API finds whole names only, so the pickers search in this list. */
export const appListQuery = () =>
  queryOptions({
    queryKey: ['apps'],
    queryFn: ({ signal }) => getJson(paths.api.apps, appListSchema, signal),
    staleTime: 60_000,
  })
