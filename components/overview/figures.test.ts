import { expect, it } from 'vitest'
import { isCancelled, taskSchema } from '@/lib/resources/task'
import { matches } from '@/lib/task-list/matches'
import { stretches } from './duration-figure'
import { roundUp } from './figure'
import { NOT_CANCELLED, rateOf } from './success-figure'

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

it.each([
  ['FAILED', 'task was cancelled'],
  ['FAILED', 'APP/TASK/a: Exited with status 1'],
  ['FAILED', null],
  ['SUCCEEDED', null],
])('lists of the success rate have a %s task of %j unless it was cancelled', (state, failure_reason) => {
  const at = '2026-11-23T10:00:00Z'
  const task = taskSchema.parse({
    guid: 'g',
    sequence_id: 1,
    name: 'a',
    state,
    result: { failure_reason },
    relationships: { app: { data: { guid: 'app' } } },
    created_at: at,
    updated_at: at,
  })
  expect(matches(task, NOT_CANCELLED, {}, 0)).toBe(!isCancelled(task))
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
