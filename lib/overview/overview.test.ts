import { expect, it } from 'vitest'
import { taskSchema } from '../resources/task'
import { partsOf, RANGES, readRange } from './range'
import { quantile, summarize } from './summarize'

const NOW = Date.parse('2026-11-23T12:34:56Z')

const task = (minutesAgo: number, seconds: number, state: string, reason?: string, app = 'a') =>
  taskSchema.parse({
    guid: `${minutesAgo}-${state}-${app}`,
    name: 'report',
    state,
    result: { failure_reason: reason ?? null },
    relationships: { app: { data: { guid: app } } },
    created_at: new Date(NOW - minutesAgo * 60_000).toISOString(),
    updated_at: new Date(NOW - minutesAgo * 60_000 + seconds * 1000).toISOString(),
  })

it.each(RANGES)('$word is read from the address, its parts follow one another and hold now', (range) => {
  expect(readRange(range.word)).toEqual({ range, isWrong: false })
  const parts = partsOf(range, NOW)
  expect(parts).toHaveLength(range.parts)
  for (const [at, part] of parts.slice(1).entries()) expect(part.from).toBe(parts[at]?.to)
  expect(parts.at(-1)?.to).toBeGreaterThan(NOW)
  expect(parts.at(-1)?.from).toBeLessThanOrEqual(NOW)
  expect(parts[0]?.from).toBeGreaterThanOrEqual(NOW - range.ms)
})

it('another range than these is said to be wrong', () => {
  expect(readRange('2y')).toMatchObject({ isWrong: true, range: { word: '24h' } })
  expect(readRange(undefined)).toMatchObject({ isWrong: false, range: { word: '24h' } })
})

it('counts what ended, part by part', () => {
  const [hour] = RANGES
  const oom = 'APP/TASK/report: Exited with status 137 (out of memory)'
  const tasks = [
    task(1, 4, 'SUCCEEDED'),
    task(2, 8, 'SUCCEEDED'),
    task(20, 60, 'SUCCEEDED'),
    task(3, 1, 'FAILED', oom),
    task(40, 1, 'FAILED', oom),
    task(41, 1, 'FAILED', oom, 'b'),
    task(5, 1, 'FAILED', 'task was cancelled'),
    task(1, 0, 'RUNNING'),
  ]
  const summary = summarize(tasks, partsOf(hour, NOW))
  expect(summary).toMatchObject({
    succeeded: 3,
    failed: 3,
    cancelled: 1,
    medianMs: 8_000,
    nineInTenMs: 60_000,
  })
  expect(summary.parts.at(-1)).toMatchObject({ succeeded: 2, failed: 1, medianMs: 4_000 })
})

it('takes quantiles of what there is', () => {
  expect(quantile([], 0.5)).toBeNull()
  expect(quantile([1, 2, 3, 4], 0.5)).toBe(2)
  expect(quantile([1, 2, 3, 4], 0.9)).toBe(4)
})
