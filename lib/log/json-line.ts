/** A line that is one JSON object, as its reader wants it: how grave, what is said, and the rest by key. */
export type JsonLine = { level?: string; message: string; rest: readonly (readonly [string, string])[] }

/** Longer ones are rather data than a line to read. */
const LONGEST = 32_000
const LEVEL_KEYS = ['level', 'severity', 'lvl', 'levelname', 'log.level', '@level']
const MESSAGE_KEYS = ['message', 'msg', '@message', 'event', 'text']
/** The line has its own instant. */
const TIME_KEYS = ['time', 'timestamp', '@timestamp', 'ts', '@version', 'v', 'pid', 'hostname']
/** What pino and bunyan write for a level. */
const LEVEL_NUMBERS = new Map([
  [10, 'trace'],
  [20, 'debug'],
  [30, 'info'],
  [40, 'warn'],
  [50, 'error'],
  [60, 'fatal'],
])

/** Reads a line of a structured log; undefined where it is none, or says nothing under a usual name. */
export function readJsonLine(text: string): JsonLine | undefined {
  const object = parseObject(text)
  if (!object) return undefined
  const entries = Object.entries(object)
  const message = valueUnder(entries, MESSAGE_KEYS)
  if (typeof message !== 'string') return undefined
  const level = levelOf(valueUnder(entries, LEVEL_KEYS))
  const known = [...LEVEL_KEYS, ...TIME_KEYS, keyOf(entries, MESSAGE_KEYS)]
  const rest = entries
    .filter(([key]) => !known.includes(key))
    .map(([key, value]): [string, string] => [key, inShort(value)])
  return { ...(level && { level }), message, rest }
}

/** The same laid out over several lines; undefined where it is no JSON object. */
export function layOutJson(text: string): string | undefined {
  const object = parseObject(text)
  return object && JSON.stringify(object, null, 2)
}

function parseObject(text: string): object | undefined {
  const trimmed = text.trim()
  if (!trimmed.startsWith('{') || !trimmed.endsWith('}') || trimmed.length > LONGEST) return undefined
  try {
    const value: unknown = JSON.parse(trimmed)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}

type Entries = readonly (readonly [string, unknown])[]

const keyOf = (entries: Entries, names: readonly string[]): string | undefined =>
  names.find((name) => entries.some(([key]) => key === name))

function valueUnder(entries: Entries, names: readonly string[]): unknown {
  const name = keyOf(entries, names)
  return entries.find(([key]) => key === name)?.[1]
}

function levelOf(value: unknown): string | undefined {
  if (typeof value === 'number') return LEVEL_NUMBERS.get(value) ?? String(value)
  return typeof value === 'string' && value !== '' ? value.toLowerCase() : undefined
}

const inShort = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))
