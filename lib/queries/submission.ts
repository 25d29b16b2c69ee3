import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { submissionResultSchema } from '@/lib/resources/submission'
import { getJson } from './get-json'

const LOOK_MS = 1_000

/** Follows a submission until its outcome is settled. */
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => getJson(paths.api.submission(id), submissionResultSchema, signal),
    refetchInterval: (query) => {
      const outcome = query.state.data?.outcome
      return outcome === undefined || outcome === 'sending' || outcome === 'unknown' ? LOOK_MS : false
    },
  })
