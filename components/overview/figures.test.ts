import { expect, it } from 'vitest'
import { stretches } from './duration-figure'
import { roundUp } from './figure'
import { rateOf } from './success-figure'

it.each([
  [0, 2],
  [1, 2],
  [3, 4],
  [9, 10],
  [10, 10],
  [11, 20],
  [24, 40],
  [99, 100],
  [101, 200],
  [5_000, 6_000],
])('an axis over %i ends at %i', (largest, end) => {
  expect(roundUp(largest)).toBe(end)
})

it.each([
  [0, 0, '–'],
  [3, 0, '100 %'],
  [9_999, 1, '99.9 %'],
  [1, 2, '33.3 %'],
  [0, 4, '0 %'],
])('%i succeeded and %i failed is %s', (succeeded, failed, rate) => {
  expect(rateOf(succeeded, failed)).toBe(rate)
})

it('draws nothing across parts of which nothing is known', () => {
  const part = (medianMs: number | null) => ({
    from: 0,
    to: 1,
    succeeded: 0,
    failed: 0,
    medianMs,
    nineInTenMs: null,
  })
  expect(stretches([part(1), part(2), part(null), part(4)], 'medianMs')).toEqual([
    [
      { at: 0, ms: 1 },
      { at: 1, ms: 2 },
    ],
    [{ at: 3, ms: 4 }],
  ])
})
