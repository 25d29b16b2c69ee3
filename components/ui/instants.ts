const MINUTE_S = 60
const HOUR_S = 60 * MINUTE_S
const DAY_S = 24 * HOUR_S

/** `3 min ago`, of how long something is past in milliseconds. Clocks differ: what lies ahead is `now`. */
export function ago(pastMs: number): string {
  const seconds = Math.floor(pastMs / 1000)
  if (seconds < 1) return 'now'
  if (seconds < MINUTE_S) return `${seconds} s ago`
  if (seconds < HOUR_S) return `${Math.floor(seconds / MINUTE_S)} min ago`
  if (seconds < 2 * DAY_S) return `${Math.floor(seconds / HOUR_S)} h ago`
  return `${Math.floor(seconds / DAY_S)} days ago`
}

/** `24 Nov 2026, 01:50:36 UTC`, or the browser's zone. */
export function exactInstant(instant: Date, utc: boolean): string {
  const parts = new Intl.DateTimeFormat('en-GB', {
    dateStyle: 'medium',
    timeStyle: 'long',
    timeZone: utc ? 'UTC' : undefined,
  })
  return parts.format(instant)
}
