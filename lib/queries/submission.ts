import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson } from './get-json'

const loadSchema = async () => (await import('@/lib/resources/submission')).submissionResultSchema

const LOOK_MS = 1_000

/** Follows a submission until its outcome is settled. */
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => getJson(paths.api.submission(id), loadSchema, signal),
    refetchInterval: (query) => {
      const outcome = query.state.data?.outcome
      return outcome === undefined || outcome === 'sending' || outcome === 'unknown' ? LOOK_MS : false
    },
  })
