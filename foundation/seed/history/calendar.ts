/** When something of the past happened: on a day at a time of the clock (UTC), or so long before the start. */
export type Moment = { day: number; at: string } | { minutesAgo: number }
export type Calendar = {
  instant(moment: Moment): Date
  /** When a day begins. */
  beginOf(day: number): Date
}

const MINUTE_MS = 60_000
const DAY_MINUTES = 24 * 60
/** A day lasts from here to here, so that the night after it is its own, and is over at the latest at the start. */
const BEGIN_MINUTES = 4 * 60

/** The days before a start: day 1 is the last one that is over by then. What is told of any of them is never in the future. */
export function calendarBefore(start: Date): Calendar {
  const minutes = Math.floor(start.getTime() / MINUTE_MS) - BEGIN_MINUTES
  const today = minutes - (minutes % DAY_MINUTES) + BEGIN_MINUTES
  const at = (day: number, later: number) => new Date((today - day * DAY_MINUTES + later) * MINUTE_MS)
  return {
    beginOf: (day) => at(day, 0),
    instant(moment) {
      if ('minutesAgo' in moment) return new Date(start.getTime() - moment.minutesAgo * MINUTE_MS)
      const [hours = 0, past = 0] = moment.at.split(':').map(Number)
      return at(moment.day, (hours * 60 + past - BEGIN_MINUTES + DAY_MINUTES) % DAY_MINUTES)
    },
  }
}
