import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aLine, textsOf } from '../testing/lines'
import { AppLines } from './app-lines'

const MUCH = { lines: 1_000_000, bytes: 1_000_000_000 }
const at = (time: number) => aLine(String(time), { timestampNs: BigInt(time) })

test('a range includes its start and not its end', () => {
  const lines = new AppLines(MUCH)
  for (const time of [1, 2, 3, 4, 5]) lines.add(at(time))
  expect(textsOf(lines.between(2n, 4n, 10, false))).toEqual(['2', '3'])
  expect(textsOf(lines.between(2n, 4n, 10, true))).toEqual(['3', '2'])
  expect(textsOf(lines.between(4n, 2n, 10, true))).toEqual([])
})

test('a limit keeps the oldest, or descending the newest', () => {
  const lines = new AppLines(MUCH)
  for (const time of [1, 2, 3, 4, 5]) lines.add(at(time))
  expect(textsOf(lines.between(0n, 9n, 2, false))).toEqual(['1', '2'])
  expect(textsOf(lines.between(0n, 9n, 2, true))).toEqual(['5', '4'])
})

test('the oldest go first when there are too many', () => {
  const lines = new AppLines({ lines: 3, bytes: 1_000_000 })
  for (let time = 0; time < 5000; time += 1) lines.add(at(time))
  expect(textsOf(lines.all())).toEqual(['4997', '4998', '4999'])
})

test('the oldest go first when they are too large', () => {
  const lines = new AppLines({ lines: 1000, bytes: 3000 })
  for (const name of ['a', 'b', 'c', 'd']) lines.add(aLine(name.repeat(1000)))
  expect(textsOf(lines.all()).map((text) => text[0])).toEqual(['c', 'd'])
  expect(lines.bytes).toBeLessThanOrEqual(3000)
})

test('whatever the order of arrival, a range is what a sorted list of the newest gives', () => {
  const range = fc.record({ start: fc.nat(50), end: fc.nat(50), limit: fc.integer({ min: 1, max: 40 }) })
  fc.assert(
    fc.property(fc.array(fc.nat(50)), range, fc.boolean(), (times, { start, end, limit }, descending) => {
      const lines = new AppLines(MUCH)
      for (const time of times) lines.add(at(time))
      const inRange = times.filter((time) => time >= start && time < end).toSorted((a, b) => a - b)
      const expected = descending ? inRange.toReversed().slice(0, limit) : inRange.slice(0, limit)
      expect(textsOf(lines.between(BigInt(start), BigInt(end), limit, descending))).toEqual(
        expected.map(String),
      )
    }),
  )
})
