import { describe, expect, it } from 'vitest'
import { judgeTask } from './judge'
import { toLines } from './testing/judge-text'
import type { Facts, Line } from './verdict'

const CELL = 'Cell 5d0c9a1e-7f7c-4b1c-9c5e-0a4c3c0f6a11'

function contradictionOf(
  state: string,
  failure_reason: string | undefined,
  text: string,
  more: Partial<Facts> = {},
) {
  const lines: Line[] = toLines(text).map((line) =>
    line.text.startsWith('Cell ') ? { ...line, from: 'cell' } : line,
  )
  return judgeTask({ task: { state, name: 'job', result: { failure_reason } }, lines, ...more })
    ?.contradiction?.kind
}

describe('where the API is not to be believed', () => {
  const AGREE: readonly [state: string, reason: string | undefined, text: string][] = [
    ['RUNNING', undefined, '> done with step 1\n> step 2'],
    ['RUNNING', undefined, '> Exit status 0\n> next part'],
    ['RUNNING', undefined, '> all done'],
    ['RUNNING', undefined, `${CELL} successfully created container for instance 1`],
    ['SUCCEEDED', undefined, '> done\n> Exit status 0'],
    ['SUCCEEDED', undefined, '> 3 workers killed idle sessions\n> done'],
    ['SUCCEEDED', undefined, '> Killed the cache'],
    ['SUCCEEDED', undefined, '> Terminated 3 idle sessions'],
    ['SUCCEEDED', undefined, 'Killed\n> started again\n> done\n> Exit status 0'],
    ['SUCCEEDED', undefined, ''],
    ['FAILED', 'APP/TASK/job: Exited with status 1', '> done\n> Exit status 1'],
    ['FAILED', 'cell disappeared before completion', '> page 3 of 9'],
    ['FAILED', 'Unable to request task to be run', `${CELL} creating container for instance 1`],
    ['FAILED', 'task was cancelled', '> done\n> Exit status 0'],
    ['PENDING', undefined, ''],
  ]
  it.each(AGREE)('sees none: %s, %s, %s', (state, reason, text) => {
    expect(contradictionOf(state, reason, text)).toBeUndefined()
  })

  const DISAGREE: readonly [kind: string, state: string, reason: string | undefined, text: string][] = [
    ['running-but-ended', 'RUNNING', undefined, '> page 9\n> Exit status 0'],
    [
      'running-but-ended',
      'RUNNING',
      undefined,
      `> page 9\n> Exit status 137 (out of memory)\n${CELL} destroying container for instance 1`,
    ],
    [
      'running-but-ended',
      'RUNNING',
      undefined,
      `> page 9\n${CELL} successfully destroyed container for instance 1`,
    ],
    ['succeeded-but-killed', 'SUCCEEDED', undefined, '> page 8\nKilled'],
    [
      'succeeded-but-killed',
      'SUCCEEDED',
      undefined,
      '> page 8\nbash: line 1:    12 Killed                  bin/part',
    ],
    ['succeeded-but-killed', 'SUCCEEDED', undefined, '> page 8\n> Exit status 137 (out of memory)'],
    [
      'failed-but-ran',
      'FAILED',
      'cell disappeared before completion',
      '> page 9 of 9\n> done, 900 rows exported',
    ],
    ['failed-but-ran', 'FAILED', 'Unable to determine completion status', '> page 9\n> Exit status 0'],
    [
      'failed-but-ran',
      'FAILED',
      'Unable to request task to be run',
      '> clearing sessions\n> cleared 120 sessions',
    ],
  ]
  it.each(DISAGREE)('%s: %s, %s, %s', (kind, state, reason, text) => {
    expect(contradictionOf(state, reason, text)).toBe(kind)
  })

  it('gives the API half a minute to hear of an end', () => {
    const at = 1_700_000_000_000
    const text = '> page 9\n> Exit status 0'
    expect(contradictionOf('RUNNING', undefined, text, { now: at + 5_000 })).toBeUndefined()
    expect(contradictionOf('RUNNING', undefined, text, { now: at + 60_000 })).toBe('running-but-ended')
  })

  it('names no cause for what did not fail', () => {
    const verdict = judgeTask({
      task: { state: 'SUCCEEDED', name: 'job', result: {} },
      lines: toLines('Killed'),
    })
    expect(verdict).toMatchObject({ cause: 'none', next: undefined })
    expect(verdict?.sentence).toBe('The API says SUCCEEDED, the log says “Killed”.')
  })

  it('has nothing to say of what ran well, however frightening its output', () => {
    const text = 'ERROR:  deadlock detected\nTraceback (most recent call last):\nMemoryError\n> done'
    expect(
      judgeTask({ task: { state: 'SUCCEEDED', name: 'job', result: {} }, lines: toLines(text) }),
    ).toBeUndefined()
  })
})
