import { expect, it } from 'vitest'
import { printAgo, printClock, printDay, printDuration, printInstant } from './time'

it.each([
  [-5, '0 s'],
  [0, '0 s'],
  [820, '820 ms'],
  [12_000, '12 s'],
  [59_999, '59 s'],
  [60_000, '1 min'],
  [252_000, '4 min 12 s'],
  [2_282_000, '38 min 2 s'],
  [3_840_000, '1 h 4 min'],
  [3_600_000, '1 h'],
  [183_600_000, '2 d 3 h'],
])('%i ms last %s', (ms, text) => expect(printDuration(ms)).toBe(text))

it.each([
  [-60_000, 'just now'],
  [9_999, 'just now'],
  [20_000, '20 s ago'],
  [180_000, '3 min ago'],
  [18_000_000, '5 h ago'],
  [86_400_000 * 12, '12 d ago'],
])('%i ms were %s', (ms, text) => expect(printAgo(ms)).toBe(text))

const instant = new Date('2026-11-23T20:41:03.204Z')

it('instants are printed in UTC with their zone', () => {
  expect(printInstant(instant, 'utc')).toBe('23 Nov 2026, 20:41:03 UTC')
  expect(printClock(instant, 'utc', true)).toBe('20:41:03.204')
  expect(printDay(new Date('2026-01-02T00:00:00Z'), 'utc')).toBe('2 Jan 2026')
  expect(printClock(new Date('2026-01-02T00:00:00Z'), 'utc')).toBe('00:00:00')
})

it('a local instant names the zone of the machine', () => {
  expect(printInstant(instant, 'local')).toMatch(/^\d+ Nov 2026, \d\d:41:03 \S+$/)
})
