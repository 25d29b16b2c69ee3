import { nowNs } from './log-line'

type ReadQuery =
  | { kind: 'ok'; startNs: bigint; endNs: bigint; limit: number; descending: boolean; logs: boolean }
  | { kind: 'refused'; status: 400 | 500; code: number; message: string }

const INT64_MIN = -(2n ** 63n)
const INT64_MAX = 2n ** 63n - 1n

/**
 * The parameters of a read in the order in which Log Cache looks at them: first their types (grpc-gateway, 400),
 * then their ranges (src/internal/routing/local_store_reader.go, 500).
 */
export function parseReadQuery(query: URLSearchParams, clock: () => bigint = nowNs): ReadQuery {
  const start = int64(query, 'start_time')
  const end = int64(query, 'end_time')
  const limit = int64(query, 'limit')
  const wrong = [start, end, limit].find((value) => typeof value === 'string')
  if (typeof wrong === 'string') return { kind: 'refused', status: 400, code: 3, message: wrong }
  const descending = query.get('descending') ?? 'false'
  if (!BOOLEANS.has(descending))
    return {
      kind: 'refused',
      status: 400,
      code: 3,
      message: typeMismatch('descending', 'ParseBool', descending),
    }
  return inRange(
    { start: numberOf(start), end: numberOf(end), limit: numberOf(limit) },
    TRUE.has(descending),
    query,
    clock,
  )
}

/** What Go's strconv.ParseBool takes. */
const TRUE = new Set(['1', 't', 'T', 'TRUE', 'true', 'True'])
const BOOLEANS = new Set([...TRUE, '0', 'f', 'F', 'FALSE', 'false', 'False'])

type Numbers = { start: bigint; end: bigint; limit: bigint }

function inRange(
  { start, end, limit }: Numbers,
  descending: boolean,
  query: URLSearchParams,
  clock: () => bigint,
): ReadQuery {
  const refused = (message: string): ReadQuery => ({ kind: 'refused', status: 500, code: 2, message })
  if (end !== 0n && start > end) return refused(`StartTime (${start}) must be before EndTime (${end})`)
  if (limit > 1000n) return refused(`limit (${limit}) must be 1000 or less`)
  if (limit < 0n) return refused(`limit (${limit}) must be greater than zero`)
  const filter = query.get('name_filter') ?? ''
  if (filter !== '' && !isRegularExpression(filter))
    return refused(`name filter must be a valid regular expression: error parsing regexp: \`${filter}\``)
  const types = query.getAll('envelope_types').filter((type) => type !== 'ANY' && type !== '0')
  return {
    kind: 'ok',
    startNs: start,
    endNs: end === 0n ? clock() : end,
    limit: limit === 0n ? 100 : Number(limit),
    descending,
    // A name filter looks at counters, gauges and timers only; a log has no name and never passes it.
    logs: filter === '' && (types.length === 0 || types.includes('LOG') || types.includes('1')),
  }
}

function isRegularExpression(text: string): boolean {
  try {
    return new RegExp(text) instanceof RegExp
  } catch {
    return false
  }
}

function numberOf(value: bigint | string): bigint {
  return typeof value === 'bigint' ? value : 0n
}

/** The number, 0 when absent, or the message when it is none. */
function int64(query: URLSearchParams, name: string): bigint | string {
  const text = query.get(name)
  if (text === null) return 0n
  if (!/^[+-]?\d+$/.test(text)) return typeMismatch(name, 'ParseInt', text)
  const value = BigInt(text.replace(/^\+/, ''))
  if (value < INT64_MIN || value > INT64_MAX)
    return typeMismatch(name, 'ParseInt', text, 'value out of range')
  return value
}

function typeMismatch(name: string, parser: string, text: string, why = 'invalid syntax'): string {
  return `type mismatch, parameter: ${name}, error: strconv.${parser}: parsing ${JSON.stringify(text)}: ${why}`
}
