import type { QueryParameters, QueryValue } from '../../http/query'
import { ApiError } from '../errors'
import { humanized } from '../messages/ruby-text'
import { parseLabelSelector, type Requirement } from '../metadata/label-selector'
import { arrayOf } from './array-parameter'
import { type Choice, choiceMessages, chosen, unknownParameters } from './choice'
import { type TimeFilter, timeFilters } from './time-filter'

/** What a list of one resource takes. `known` is in the order in which the original names them when one is unknown. */
type ListRules = {
  filters: readonly string[]
  known: readonly string[]
  orderBy: readonly string[]
  /** What may be asked to come along; undefined where the list has no such parameter. */
  choice?: Choice
}

export type ListMessage = {
  /** Values of the filters that were asked for. An empty list of values matches nothing. */
  filters: ReadonlyMap<string, string[]>
  times: TimeFilter[]
  requirements: Requirement[]
  /** What was asked to come along. */
  chosen: string[]
  page: bigint
  perPage: number
  order: { by: string; descending: boolean } | undefined
  /** What the links of the pagination repeat, page aside. */
  linkParameters: LinkParameter[]
}

export const PAGE_PARAMETERS = [
  'page',
  'per_page',
  'order_by',
  'created_ats',
  'updated_ats',
  'guids',
] as const
/** The first three are set by themselves; the last is the path already. */
const NOT_REPEATED = new Set(['page', 'per_page', 'order_by', 'app_guid'])
const PER_PAGE = 50n
const PER_PAGE_MAX = 5000n
const MAXIMUM_RESULT = 9_223_372_036_854_775_807n

/**
 * Reads and checks the parameters of a list; `more` adds messages of the resource itself. Throws 400 with all that is
 * wrong, in the order of app/messages/list_message.rb.
 */
export function listMessage(
  query: QueryParameters,
  rules: ListRules,
  more: (query: QueryParameters) => string[] = () => [],
): ListMessage {
  const messages: string[] = []
  const page = positive(query.get('page'))
  const perPage = positive(query.get('per_page'))
  if (page === 'wrong') messages.push('Page must be a positive integer')
  if (perPage === 'wrong') messages.push('Per page must be a positive integer')
  else if (perPage !== undefined && perPage > PER_PAGE_MAX)
    messages.push(`Per page must be between 1 and ${PER_PAGE_MAX}`)
  if (numberOr(page, 1n) * numberOr(perPage, PER_PAGE) > MAXIMUM_RESULT) {
    messages.push(`Maximum result (page * per_page) must be less than ${MAXIMUM_RESULT}`)
  }
  const order = orderOf(query.get('order_by'), rules.orderBy)
  if (order === 'wrong') {
    messages.push(`Order by can only be: ${rules.orderBy.map((name) => `'${name}'`).join(', ')}`)
  }
  const created = timeFilters('created_ats', query.get('created_ats'))
  const updated = timeFilters('updated_ats', query.get('updated_ats'))
  messages.push(...created.messages, ...updated.messages)
  messages.push(...notArrays(query, ['guids']))
  const selector = selectorOf(query, rules)
  messages.push(...selector.messages)
  messages.push(...unknownParameters(query, rules.known))
  if (rules.choice !== undefined) messages.push(...choiceMessages(query, rules.choice))
  messages.push(...notArrays(query, rules.filters))
  messages.push(...more(query))
  if (messages.length > 0) throw new ApiError('BadQueryParameter', messages.join(', '))
  const filters = new Map<string, string[]>()
  for (const name of ['guids', ...rules.filters]) {
    const values = query.get(name)
    if (values !== undefined) filters.set(name, arrayOf(values))
  }
  return {
    filters,
    times: [...created.filters, ...updated.filters],
    requirements: selector.requirements,
    chosen: rules.choice === undefined ? [] : chosen(query, rules.choice.parameter),
    page: numberOr(page, 1n),
    perPage: Number(numberOr(perPage, PER_PAGE)),
    order: order === 'wrong' ? undefined : order,
    linkParameters: linkParameters(query, numberOr(perPage, PER_PAGE), order),
  }
}

/** As `to_i` reads it: `1.5` is 1. An empty parameter is as if absent to the list, and wrong to its check. */
function positive(value: QueryValue | undefined): bigint | 'wrong' | undefined {
  if (value === undefined) return undefined
  if (typeof value !== 'string') throw new ApiError('UnknownError')
  const digits = /^\s*\+?(\d+)/.exec(value)?.[1]
  const number = BigInt(digits ?? 0)
  return number > 0n ? number : 'wrong'
}

function numberOr(value: bigint | 'wrong' | undefined, otherwise: bigint): bigint {
  return typeof value === 'bigint' ? value : otherwise
}

function orderOf(value: QueryValue | undefined, allowed: readonly string[]): ListMessage['order'] | 'wrong' {
  if (value === undefined || (typeof value === 'string' && value.trim() === '')) return undefined
  if (typeof value !== 'string') throw new ApiError('UnknownError')
  const [, sign, by] = /^([+-]?)(.*)$/s.exec(value) ?? []
  return by !== undefined && allowed.includes(by) ? { by, descending: sign === '-' } : 'wrong'
}

function selectorOf(query: QueryParameters, rules: ListRules) {
  const selector = query.get('label_selector')
  if (selector === undefined || !rules.known.includes('label_selector'))
    return { requirements: [], messages: [] }
  if (typeof selector !== 'string') throw new ApiError('UnknownError')
  return parseLabelSelector(selector)
}

function notArrays(query: QueryParameters, names: readonly string[]): string[] {
  return names
    .filter((name) => query.get(name) instanceof Map)
    .map((name) => `${humanized(name)} must be an array`)
}

function linkParameters(
  query: QueryParameters,
  perPage: bigint,
  order: ListMessage['order'] | 'wrong',
): LinkParameter[] {
  const parameters: LinkParameter[] = [{ name: 'per_page', value: `${perPage}` }]
  if (order !== undefined && order !== 'wrong') {
    parameters.push({ name: 'order_by', value: `${order.descending ? '-' : '+'}${order.by}` })
  }
  for (const [name, value] of query) {
    if (NOT_REPEATED.has(name)) continue
    if (value instanceof Map) {
      for (const [operator, text] of value) parameters.push({ name: `${name}[${operator}]`, value: text })
    } else if (name === 'label_selector') parameters.push({ name, value: String(value) })
    else parameters.push({ name, value: arrayOf(value).map(escapedComma).join(',') })
  }
  return parameters
}

function escapedComma(value: string): string {
  return value.replaceAll(',', escaped(','))
}

export type LinkParameter = { name: string; value: string }

/** Percent-encoding of a form, as `CGI.escape` writes it. */
export function escaped(text: string): string {
  return encodeURIComponent(text)
    .replace(/[!'()*]/g, (c) => `%${c.charCodeAt(0).toString(16).toUpperCase()}`)
    .replaceAll('%20', '+')
}
