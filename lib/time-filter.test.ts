import { expect, it } from 'vitest'
import { readTime } from './time-filter'

it.each([
  ['24h', 'from', '2026-11-22T12:00:00.000Z'],
  ['0000-01-01', 'from', undefined],
  ['9999-12-31T23:59-12:00', 'to', undefined],
  ['0001-01-01T00:00+12:00', 'from', undefined],
  ['30 min', 'from', '2026-11-23T11:30:00.000Z'],
  ['7d', 'to', '2026-11-16T12:00:00.000Z'],
  ['2026-11-23', 'from', '2026-11-23T00:00:00.000Z'],
  ['2026-11-23', 'to', '2026-11-23T23:59:59.999Z'],
  ['2026-11-23T20:41', 'from', '2026-11-23T20:41:00.000Z'],
  ['2026-11-23T20:41:02.5+01:00', 'from', '2026-11-23T19:41:02.500Z'],
] as const)('%s as %s is %s', (text, end, instant) => {
  expect(readTime(text, end, Date.parse('2026-11-23T12:00:00Z'))?.toISOString()).toBe(instant)
})
