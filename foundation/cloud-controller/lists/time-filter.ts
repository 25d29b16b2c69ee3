import { and, gte, lt, or, type SQL } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import type { QueryValue } from '../../http/query'
import { ApiError } from '../errors'
import { humanized } from '../messages/ruby-text'
import { arrayOf } from './array-parameter'

type Operator = 'eq' | 'lt' | 'lte' | 'gt' | 'gte'
export type TimeFilter = { parameter: 'created_ats' | 'updated_ats'; operator: Operator; values: string[] }

const TIMESTAMP = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z\n?$/
const WRONG_FORMAT =
  "has an invalid timestamp format. Timestamps should be formatted as 'YYYY-MM-DDThh:mm:ssZ'"

/** Reads `created_ats` and `updated_ats`. `TimestampValidator` of app/messages/validators.rb */
export function timeFilters(
  parameter: TimeFilter['parameter'],
  value: QueryValue | undefined,
): { filters: TimeFilter[]; messages: string[] } {
  if (value === undefined) return { filters: [], messages: [] }
  const messages: string[] = []
  if (!(value instanceof Map)) {
    const values = arrayOf(value)
    for (const text of values) if (!TIMESTAMP.test(text)) messages.push(WRONG_FORMAT)
    return { filters: [{ parameter, operator: 'eq', values }], messages: named(parameter, messages) }
  }
  const filters: TimeFilter[] = []
  for (const [operator, text] of value) {
    if (isOperator(operator)) filters.push({ parameter, operator, values: [text] })
    else messages.push(`Invalid relational operator: '${operator}'`)
    if (text.includes(',')) messages.push('only accepts one value when using a relational operator')
    else if (!TIMESTAMP.test(text)) messages.push(WRONG_FORMAT)
  }
  return { filters, messages: named(parameter, messages) }
}

/** The condition on a column; whole seconds are compared. app/fetchers/base_list_fetcher.rb */
export function timeCondition(column: PgColumn, { operator, values }: TimeFilter): SQL | undefined {
  return or(...values.map((text) => bounds(column, operator, instant(text))))
}

function bounds(column: PgColumn, operator: Operator, second: Date): SQL | undefined {
  const next = new Date(second.getTime() + 1000)
  switch (operator) {
    case 'eq':
      return and(gte(column, second), lt(column, next))
    case 'lt':
      return lt(column, second)
    case 'lte':
      return lt(column, next)
    case 'gt':
      return gte(column, next)
    case 'gte':
      return gte(column, second)
  }
}

/** A day that no calendar has passes the check of the format and breaks the original. */
function instant(text: string): Date {
  const at = new Date(text.trim())
  if (Number.isNaN(at.getTime())) throw new ApiError('UnknownError')
  return at
}

function isOperator(text: string): text is Operator {
  return text === 'lt' || text === 'lte' || text === 'gt' || text === 'gte'
}

function named(parameter: string, messages: string[]): string[] {
  return messages.map((message) => `${humanized(parameter)} ${message}`)
}
