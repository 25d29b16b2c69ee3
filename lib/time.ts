const SECOND = 1000
const MINUTE = 60 * SECOND
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

/**
 * `820 ms`, `12 s`, `4 min 12 s`, `1 h 4 min`, `2 d 3 h`: the two largest units, zeros left out.
 * Below one second milliseconds, above it whole seconds rounded down; negative counts as 0.
 */
export function printDuration(ms: number): string {
  const span = Math.max(0, Math.floor(ms))
  if (span < SECOND) return span === 0 ? '0 s' : `${span} ms`
  if (span < MINUTE) return `${Math.floor(span / SECOND)} s`
  if (span < HOUR) return pair(span, MINUTE, 'min', SECOND, 's')
  return span < DAY ? pair(span, HOUR, 'h', MINUTE, 'min') : pair(span, DAY, 'd', HOUR, 'h')
}

function pair(span: number, large: number, largeName: string, small: number, smallName: string): string {
  const rest = Math.floor((span % large) / small)
  return `${Math.floor(span / large)} ${largeName}${rest === 0 ? '' : ` ${rest} ${smallName}`}`
}

/** Nothing for an instant that is not told; `just now` below 10 s (and for clocks that run ahead), then `20 s ago`, `3 min ago`, `5 h ago`, `12 d ago`. */
export function printAgo(ms: number): string {
  if (Number.isNaN(ms)) return ''
  if (ms < 10 * SECOND) return 'just now'
  if (ms < MINUTE) return `${Math.floor(ms / SECOND)} s ago`
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} min ago`
  if (ms < DAY) return `${Math.floor(ms / HOUR)} h ago`
  return `${Math.floor(ms / DAY)} d ago`
}

export type Zone = 'local' | 'utc'

/** Making one takes a hundred times as long as using it, and a list of hundreds prints each second. */
const formats = new Map<string, Intl.DateTimeFormat>()

function parts(date: Date, zone: Zone, options: Intl.DateTimeFormatOptions): Map<string, string> {
  const key = `${zone} ${Object.keys(options).join()}`
  const format =
    formats.get(key) ??
    new Intl.DateTimeFormat('en-GB', { ...options, ...(zone === 'utc' && { timeZone: 'UTC' }) })
  formats.set(key, format)
  return new Map(format.formatToParts(date).map(({ type, value }) => [type, value]))
}

/** `20:41:03` in the zone asked for; with `milliseconds` also `20:41:03.204`. */
export function printClock(date: Date, zone: Zone, milliseconds = false): string {
  const of = parts(date, zone, { hour: '2-digit', minute: '2-digit', second: '2-digit', hourCycle: 'h23' })
  const clock = `${of.get('hour')}:${of.get('minute')}:${of.get('second')}`
  return milliseconds ? `${clock}.${date.getUTCMilliseconds().toString().padStart(3, '0')}` : clock
}

/** `23 Nov 2026` in the zone asked for. */
export function printDay(date: Date, zone: Zone): string {
  const of = parts(date, zone, { day: 'numeric', month: 'short', year: 'numeric' })
  return `${of.get('day')} ${of.get('month')} ${of.get('year')}`
}

/** The exact instant and its zone, for hover and focus: `23 Nov 2026, 20:41:03 UTC`. */
export function printInstant(date: Date, zone: Zone): string {
  const name = zone === 'utc' ? 'UTC' : parts(date, zone, { timeZoneName: 'short' }).get('timeZoneName')
  return `${printDay(date, zone)}, ${printClock(date, zone)} ${name}`
}
