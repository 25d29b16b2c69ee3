import { infiniteQueryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { submissionListSchema } from './submission-list-schema'

/** The journal's pages as far as they were asked for, by the filters of an address; kept live at the server's pace. */
export const submissionListQuery = (filters: string) =>
  infiniteQueryOptions({
    queryKey: ['submissions', filters],
    queryFn: ({ pageParam, signal }) =>
      getJson(paths.api.submissions(filters, pageParam || undefined), submissionListSchema, signal),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
    refetchInterval: (query) => query.state.data?.pages[0]?.nextLookMs ?? 15_000,
  })
