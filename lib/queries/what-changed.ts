import { queryOptions } from '@tanstack/react-query'
import { paths } from '@/lib/paths'
import { isCancelled, type Task } from '@/lib/resources/task'
import { whatChangedSchema } from '@/lib/what-changed/change'
import { getJson } from './get-json'

/** Since when a failed task fails, and what changed before. Read once: what is over does not change. A cancel is no failure. */
export const whatChangedQuery = (task: Pick<Task, 'guid' | 'state' | 'result'>) =>
  queryOptions({
    queryKey: ['what-changed', task.guid],
    queryFn: ({ signal }) => getJson(paths.api.whatChanged(task.guid), whatChangedSchema, signal),
    staleTime: Number.POSITIVE_INFINITY,
    enabled: task.state === 'FAILED' && !isCancelled(task),
  })
