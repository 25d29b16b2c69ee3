import { describe, expect, it } from 'vitest'
import { calendarBefore } from './calendar'

const DAY_MS = 86_400_000
const MINUTE_MS = 60_000

describe('the calendar before a start', () => {
  const starts = ['00:00', '03:59', '04:00', '04:01', '12:34', '23:59'].map(
    (time) => new Date(`2026-03-01T${time}:30.500Z`),
  )

  it.each(starts)('begins at most a fortnight before %s, and ends before it', (start) => {
    const { instant, beginOf } = calendarBefore(start)
    for (let minute = 0; minute < 1440; minute += 7) {
      const at = `${Math.floor(minute / 60)}:${minute % 60}`
      expect(instant({ day: 1, at }).getTime()).toBeLessThan(start.getTime())
      expect(instant({ day: 13, at }).getTime()).toBeGreaterThan(start.getTime() - 14 * DAY_MS)
      expect(instant({ day: 1, at }).toISOString()).toContain(
        `T${at.replace(/\d+/g, (number) => number.padStart(2, '0'))}`,
      )
    }
    expect(instant({ day: 3, at: '04:00' })).toEqual(beginOf(3))
  })

  it('gives a night to the day before', () => {
    const { instant } = calendarBefore(new Date('2026-03-10T12:00:00Z'))
    expect(instant({ day: 1, at: '02:15' })).toEqual(new Date('2026-03-10T02:15:00Z'))
    expect(instant({ day: 1, at: '16:20' })).toEqual(new Date('2026-03-09T16:20:00Z'))
  })

  it('counts minutes from the start', () => {
    const start = new Date('2026-03-10T12:00:00Z')
    expect(calendarBefore(start).instant({ minutesAgo: 90 })).toEqual(
      new Date(start.getTime() - 90 * MINUTE_MS),
    )
  })
})
