import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'
import { submissionDetailsSchema } from './submission-details-schema'

/** One submission with everything, followed until its outcome is settled. */
export const submissionDetailsQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission-details', id],
    queryFn: ({ signal }) => getJson(paths.api.submissionDetails(id), submissionDetailsSchema, signal),
    refetchInterval: (query) => query.state.data?.nextLookMs ?? false,
  })
