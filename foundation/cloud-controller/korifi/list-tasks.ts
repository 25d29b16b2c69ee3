import type { QueryParameters } from '../../http/query'
import { ApiError } from '../errors'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { listAppTasks, listTasks } from '../tasks/list-tasks'

const EVERYWHERE = ['order_by', 'page', 'per_page']

function onlyKnown(query: QueryParameters, known: string[]): void {
  if ([...query.keys()].every((name) => known.includes(name))) return
  throw new ApiError(
    'BadQueryParameter',
    `Valid parameters are: ${[...known]
      .sort()
      .map((name) => `'${name}'`)
      .join(', ')}`,
  )
}

/** GET /v3/tasks: pages and an order, no filters at all. api/payloads/task.go of korifi */
export const listKorifiTasks = steps(({ query }: ApiRequest) => onlyKnown(query, EVERYWHERE), listTasks)

/** GET /v3/apps/:guid/tasks */
export const listKorifiAppTasks = steps(
  ({ query }: ApiRequest) => onlyKnown(query, [...EVERYWHERE, 'sequence_ids']),
  listAppTasks,
)
