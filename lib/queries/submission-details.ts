import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'

const loadSchema = async () => (await import('./submission-details-schema')).submissionDetailsSchema

/** One submission with everything, followed until its outcome is settled. */
export const submissionDetailsQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission-details', id],
    queryFn: ({ signal }) => getJson(paths.api.submissionDetails(id), loadSchema, signal),
    refetchInterval: (query) => query.state.data?.nextLookMs ?? false,
  })
