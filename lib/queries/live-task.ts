import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { liveTaskSchema } from './live-task-schema'

/** Follows one task until it ended; the server paces it, since the API limits requests per user. */
export const liveTaskQuery = (guid: string) =>
  queryOptions({
    queryKey: ['task', guid],
    queryFn: ({ signal }) => getJson(paths.api.task(guid), liveTaskSchema, signal),
    refetchInterval: (query) => (query.state.data ? (query.state.data.nextLookMs ?? false) : 5_000),
  })
