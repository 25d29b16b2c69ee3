const DISTANCE = /^(\d{1,4})\s?(m|min|h|d)$/i
const DAY = /^\d{4}-\d{2}-\d{2}$/
const INSTANT = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d{1,3})?)?)(Z|[+-]\d{2}:\d{2})?$/i
const MINUTE_MS = 60_000
const UNITS_MS: Record<string, number> = {
  m: MINUTE_MS,
  min: MINUTE_MS,
  h: 60 * MINUTE_MS,
  d: 24 * 60 * MINUTE_MS,
}

/** An instant as the API takes it in filters: ISO 8601 with whole seconds. */
export const wholeSecond = (at: number): string => new Date(at).toISOString().replace(/\.\d+/, '')

/** What a time filter may be, in words. */
export const TIME_WORDS =
  'A day in UTC such as 2026-11-23, an instant such as 2026-11-23T20:41Z, or a distance such as 24h.'

/**
 * The instant that a time filter means: a day (its begin, or as an end its last millisecond), an instant, or a distance
 * back from `now` such as `24h`, `30 min`, `7d`. UTC where no zone is given. Undefined where it can't be read.
 */
export function readTime(text: string, end: 'from' | 'to', now: number): Date | undefined {
  const [, count, unit = ''] = DISTANCE.exec(text) ?? []
  if (count !== undefined) return new Date(now - Number(count) * (UNITS_MS[unit.toLowerCase()] ?? 0))
  if (DAY.test(text)) return instantOf(`${text}T${end === 'from' ? '00:00:00.000' : '23:59:59.999'}Z`)
  const [, at, zone = 'Z'] = INSTANT.exec(text) ?? []
  return at === undefined ? undefined : instantOf(`${at}${zone}`.toUpperCase())
}

function instantOf(text: string): Date | undefined {
  const instant = new Date(text)
  // PostgreSQL knows no year 0, and reads none of more than four digits as the engine writes it.
  if (!(instant.getUTCFullYear() >= 1 && instant.getUTCFullYear() <= 9999)) return undefined
  // The engine turns 31 February into March; nobody meant that.
  const day = new Date(`${text.slice(0, 10)}T00:00:00Z`)
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text.slice(0, 10)) ? instant : undefined
}
