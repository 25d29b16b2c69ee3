import { describe, expect, it } from 'vitest'
import { type Task, taskSchema } from './task'
import { earlierRuns, usualDuration } from './task-runs'

const START = Date.parse('2026-11-23T10:00:00Z')

function run(nth: number, seconds: number, more: object = {}): Task {
  const at = (ms: number) => new Date(ms).toISOString()
  return taskSchema.parse({
    guid: `task-${nth}`,
    sequence_id: nth,
    name: 'nightly',
    command: 'bin/nightly',
    state: 'SUCCEEDED',
    created_at: at(START + nth * 60_000),
    updated_at: at(START + nth * 60_000 + seconds * 1000),
    relationships: { app: { data: { guid: 'app' } } },
    ...more,
  })
}

describe('usual durations', () => {
  it.each([
    { seconds: [5, 1, 3], medianMs: 3000, nineInTenMs: 5000 },
    { seconds: [4, 1, 3, 8], medianMs: 3500, nineInTenMs: 8000 },
    { seconds: [1, 2, 3, 4, 5, 6, 7, 8, 9, 100], medianMs: 5500, nineInTenMs: 9000 },
  ])('of $seconds are $medianMs ms', ({ seconds, medianMs, nineInTenMs }) => {
    const tasks = seconds.map((took, nth) => run(nth, took))
    expect(usualDuration(tasks)).toEqual({ medianMs, nineInTenMs, count: seconds.length })
  })

  it('are not told of two runs, nor made of failed and running ones', () => {
    const others = [run(3, 900, { state: 'FAILED' }), run(4, 900, { state: 'RUNNING' })]
    expect(usualDuration([run(1, 1), run(2, 1), ...others])).toBeNull()
  })

  it('are those of the newest twenty', () => {
    const tasks = Array.from({ length: 30 }, (_, nth) => run(nth, nth < 20 ? 1 : 100))
    expect(usualDuration(tasks)).toEqual({ medianMs: 1000, nineInTenMs: 1000, count: 20 })
  })
})

describe('earlier runs', () => {
  it('are the last five of the same command, whatever their name and state', () => {
    const tasks = Array.from({ length: 9 }, (_, nth) =>
      run(nth, 1, { name: `n${nth}`, state: nth === 6 ? 'FAILED' : 'SUCCEEDED' }),
    )
    const other = run(8, 1, { guid: 'other', command: 'bin/other' })
    const found = earlierRuns(run(7, 1), [...tasks, other])
    expect(found.alike).toBe('command')
    expect(found.tasks.map(({ guid }) => guid)).toEqual(['task-6', 'task-5', 'task-4', 'task-3', 'task-2'])
  })

  it('are of the same name where commands are hidden', () => {
    const hidden = { command: undefined }
    const found = earlierRuns(run(3, 1, hidden), [
      run(1, 1, hidden),
      run(2, 1, { ...hidden, name: 'another' }),
    ])
    expect(found).toMatchObject({ alike: 'name', tasks: [{ guid: 'task-1' }] })
  })

  it('are of the same name where none has the same command', () => {
    const found = earlierRuns(run(3, 1, { command: 'bin/nightly --day 3' }), [
      run(1, 1, { command: 'bin/nightly --day 1' }),
      run(2, 1, { command: 'bin/other', name: 'another' }),
    ])
    expect(found).toMatchObject({ alike: 'name', tasks: [{ guid: 'task-1' }] })
  })
})
