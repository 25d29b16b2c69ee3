import type { QueryParameters } from '../../http/query'
import { readableApp } from '../access/located'
import { ApiError, unprocessable } from '../errors'
import type { ApiRequest } from '../request'
import { steps } from '../steps'
import { listAppTasks, listTasks } from '../tasks/list-tasks'

const OF_ALL = ['order_by', 'page', 'per_page']
const OF_AN_APP = ['sequence_ids', 'per_page', 'page', 'order_by']
const ORDERS = ['created_at', '-created_at', 'updated_at', '-updated_at']
const PER_PAGE_MAX = 5000n
const INTEGER = /^[+-]?\d+$/
const MAX_INTEGER = 9_223_372_036_854_775_807n

/** The parameters that say something, the rest being empty. api/payloads/validation/validator.go of korifi */
function validParameters(query: QueryParameters, known: readonly string[]): { query: QueryParameters } {
  const texts = new Map<string, string>()
  for (const [name, value] of query) {
    if (typeof value !== 'string' || !known.includes(name)) throw unknownKey(known)
    if (value !== '') texts.set(name, value)
  }
  const ids = texts.get('sequence_ids')?.split(',').filter(Boolean) ?? []
  if (!ids.every(isInt64)) throw new ApiError('MessageParseError', 'invalid request body')
  if (ids.length === 0) texts.delete('sequence_ids')
  const order = texts.get('order_by')
  const messages = [
    ...(order === undefined || ORDERS.includes(order)
      ? []
      : [`OrderBy value must be one of: ${ORDERS.join(', ')}`]),
    ...countMessages('Pagination.Page', texts.get('page')),
    ...countMessages('Pagination.PerPage', texts.get('per_page'), PER_PAGE_MAX),
  ]
  if (messages.length > 0) throw unprocessable(...messages)
  return { query: texts }
}

/** api/payloads/pagination.go */
function countMessages(name: string, text: string | undefined, most = MAX_INTEGER): string[] {
  if (text === undefined) return []
  if (text === '0') return [`${name} value 0 is not allowed`]
  if (!isInt64(text)) return [`${name} value must be an integer`]
  const value = int64(text)
  if (value === 0n) return [`${name} cannot be blank`]
  if (value < 1n) return [`${name} must be no less than 1`]
  return value > most ? [`${name} must be no greater than ${most}`] : []
}

function unknownKey(known: readonly string[]): ApiError {
  const list = known.map((name) => `'${name}'`).join(', ')
  return new ApiError('BadQueryParameter', `Valid parameters are: ${list}`)
}

function isInt64(text: string): boolean {
  return INTEGER.test(text) && int64(text) <= MAX_INTEGER && int64(text) >= -MAX_INTEGER - 1n
}

function int64(text: string): bigint {
  return BigInt(text.replace('+', ''))
}

/** GET /v3/tasks: pages and an order, no filters at all. api/payloads/task.go of korifi */
export const listKorifiTasks = steps(({ query }: ApiRequest) => validParameters(query, OF_ALL), listTasks)

/** GET /v3/apps/:guid/tasks: the app is looked for first */
export const listKorifiAppTasks = steps(
  readableApp,
  ({ query }: ApiRequest) => validParameters(query, OF_AN_APP),
  listAppTasks,
)
