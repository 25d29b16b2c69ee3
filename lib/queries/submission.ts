import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { getJson, ReadError } from './get-json'

const loadSchema = async () => (await import('@/lib/resources/submission')).submissionResultSchema

const LOOK_MS = 1_000

/** Follows a submission until its outcome is settled. */
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submission', id],
    queryFn: ({ signal }) => getJson(paths.api.submission(id), loadSchema, signal),
    refetchInterval: (query) => {
      // Without a session there is nothing to follow until somebody signs in: asking on would take the dialog away.
      if (query.state.error instanceof ReadError && query.state.error.status === 401) return false
      const outcome = query.state.data?.outcome
      return outcome === undefined || outcome === 'sending' || outcome === 'unknown' ? LOOK_MS : false
    },
  })
