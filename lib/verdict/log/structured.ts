import { type Level, levelOf } from './level'

/** The message of a line that is a record, and the lines of the stack it carries. */
export type StructuredLine = { message: string; level: Level | undefined; more: string[] }

const MESSAGES = [
  'message',
  'msg',
  '@message',
  '@m',
  '@mt',
  'short_message',
  'event',
  'text',
  'log',
  'body',
  'detail',
  'description',
  'title',
  'MESSAGE',
]
const LEVELS = [
  'level',
  'severity',
  'lvl',
  '@l',
  'log.level',
  'levelname',
  'loglevel',
  'log_level',
  'severity_text',
  'SEVERITY',
  'Level',
  'priority',
]
const ERRORS = [
  'err',
  'error',
  'exception',
  'exc_info',
  'exc_text',
  'cause',
  'e',
  '@x',
  'Exception',
  'error.message',
  'exception.message',
  'thrown',
  'reason',
  'errors',
  'fault',
]
const STACKS = [
  'stack',
  'stack_trace',
  'full_message',
  'stacktrace',
  'stackTrace',
  'trace',
  'traceback',
  'backtrace',
  'error.stack_trace',
  'exception.stacktrace',
  'exception.stack_trace',
  'error.stack',
  'errorVerbose',
]
const STATUSES = [
  'status',
  'statusCode',
  'status_code',
  'http_status',
  'httpStatus',
  'http.status_code',
  'response_code',
]
const MAX_JSON = 32_000
const MAX_MORE = 60

/** Reads a line that is a JSON object or key=value pairs, as loggers for machines write them. */
export function readStructured(text: string, whole: string): StructuredLine | undefined {
  const start = text.trimStart()
  if (start.startsWith('{')) return whole.length <= MAX_JSON ? readJson(whole) : undefined
  return readLogfmt(text)
}

function readJson(text: string): StructuredLine | undefined {
  const from = text.indexOf('{')
  const to = text.lastIndexOf('}')
  if (from < 0 || to <= from) return undefined
  let value: unknown
  try {
    value = JSON.parse(text.slice(from, to + 1))
  } catch {
    return undefined
  }
  if (!isRecord(value)) return undefined
  return ofRecord(value)
}

function ofRecord(record: Record<string, unknown>): StructuredLine | undefined {
  const nested = [record.log, record.fields, record.data, record.payload, record.context].filter(isRecord)
  const level = [record, ...nested]
    .map((one) => levelOf(first(one, LEVELS) ?? levelName(one)))
    .find((one) => one)
  const said =
    textOf(first(record, MESSAGES)) ?? nested.map((one) => textOf(first(one, MESSAGES))).find((one) => one)
  const errors = [record, ...nested].flatMap((one) =>
    ERRORS.filter((key) => key in one).flatMap((key) => errorTexts(one[key], 0)),
  )
  const stacks = [record, ...nested].flatMap((one) => {
    const stack = textOf(first(one, STACKS))
    return stack === undefined ? [] : stack.split('\n')
  })
  if (said === undefined && errors.length === 0 && stacks.length === 0) {
    return level ? { message: JSON.stringify(record).slice(0, 600), level, more: [] } : undefined
  }
  const status = [record, ...nested]
    .map((one) => textOf(first(one, STATUSES)))
    .find((one) => one && /^[45]\d\d$/.test(one))
  if (status) errors.push(`status ${status}`)
  const more = [...errors, ...stacks].filter((one) => one.trim() !== '' && one !== said)
  const [message = '', ...lines] = (said ?? '').split('\n')
  return { message, level, more: [...lines, ...more].slice(0, MAX_MORE) }
}

/** `log: { level }`, as the Elastic Common Schema nests it, and `level: { name }`. */
function levelName(record: Record<string, unknown>): unknown {
  const { level } = record
  return isRecord(level) ? level.name : undefined
}

/** An error however it was put into a record: a text, an object with a message, a list, one in another. */
function errorTexts(value: unknown, depth: number): string[] {
  if (typeof value === 'string') return value.split('\n')
  if (depth > 3) return []
  if (Array.isArray(value)) return value.slice(0, 5).flatMap((one) => errorTexts(one, depth + 1))
  if (!isRecord(value)) return []
  const type = textOf(value.type ?? value.name ?? value.class ?? value.kind ?? value.exception_class)
  const said = textOf(value.message ?? value.msg ?? value.detail ?? value.value ?? value.reason)
  const code = textOf(value.code ?? value.errno)
  const stack = textOf(value.stack ?? value.stack_trace ?? value.stacktrace ?? value.trace)
  const head = [type, said].filter(Boolean).join(': ')
  const tail = code && !head.includes(code) ? ` (${code})` : ''
  const lines = stack ? stack.split('\n') : []
  const own = head === '' || lines[0]?.includes(said ?? head) ? lines : [`${head}${tail}`, ...lines]
  if (own[0] !== undefined && tail && !own[0].includes(tail)) own[0] += tail
  const inner = errorTexts(value.cause ?? value.inner ?? value.inner_error ?? value.root_cause, depth + 1)
  return [...own, ...inner.map((line, at) => (at === 0 ? `Caused by: ${line}` : line))]
}

const LOGFMT =
  /(?:^|\s)(level|lvl|severity|msg|message|err|error|reason|cause|exception|detail|body|status|status_code|code)=(?:"((?:[^"\\]|\\.){0,1500})"|([^\s"]{1,400}))/g

function readLogfmt(text: string): StructuredLine | undefined {
  if (!/(?:^|\s)(?:level|lvl|severity|msg|message)=/.test(text)) return undefined
  const pairs = new Map<string, string>()
  for (const [, key = '', quoted, bare] of text.matchAll(LOGFMT)) {
    if (!pairs.has(key))
      pairs.set(key, (quoted ?? bare ?? '').replace(/\\(["\\])/g, '$1').replace(/\\[nt]/g, ' '))
  }
  const message = pairs.get('msg') ?? pairs.get('message')
  const errors = ['err', 'error', 'reason', 'cause', 'exception', 'detail', 'body'].flatMap(
    (key) => pairs.get(key) ?? [],
  )
  const status = pairs.get('status') ?? pairs.get('status_code') ?? pairs.get('code')
  if (status && /^[45]\d\d$/.test(status)) errors.push(`status ${status}`)
  if (message === undefined && errors.length === 0) return undefined
  return {
    message: [message, ...errors].filter(Boolean).join(': '),
    level: levelOf(pairs.get('level') ?? pairs.get('lvl') ?? pairs.get('severity')),
    more: [],
  }
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function first(record: Record<string, unknown>, keys: readonly string[]): unknown {
  const key = keys.find((one) => record[one] !== undefined && record[one] !== null && !isRecord(record[one]))
  return key === undefined ? undefined : record[key]
}

function textOf(value: unknown): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value
  return typeof value === 'number' ? String(value) : undefined
}
