import { expect, it } from 'vitest'
import type { LogLine } from '@/lib/resources/task'
import { findLines, firstError, linesOfPart } from './find-in-log'

const lines: LogLine[] = [
  { at: '1', stream: 'OUT', text: 'creating container', from: 'cell' },
  { at: '2', stream: 'OUT', text: 'checked 12 rows, 0 errors' },
  { at: '3', stream: 'ERR', text: 'Error: connect ECONNREFUSED 10.0.0.7:5432' },
  { at: '4', stream: 'ERR', text: 'ERROR again' },
]

it('parts a log by stream and by who wrote it', () => {
  expect(linesOfPart(lines, 'All')).toHaveLength(4)
  expect(linesOfPart(lines, 'stdout').map(({ at }) => at)).toEqual(['2'])
  expect(linesOfPart(lines, 'stderr').map(({ at }) => at)).toEqual(['3', '4'])
  expect(linesOfPart(lines, 'Container').map(({ at }) => at)).toEqual(['1'])
})

it('finds what one reads through its colours', () => {
  const coloured: LogLine[] = [{ at: '1', stream: 'ERR', text: '\u001b[31mErr\u001b[1mor\u001b[0m: boom' }]
  expect(findLines(coloured, 'error: b')).toEqual([0])
  expect(findLines(coloured, '31m')).toEqual([])
  expect(firstError(coloured)).toBe(0)
})

it('finds a text whatever its case', () => {
  expect(findLines(lines, 'error')).toEqual([1, 2, 3])
  expect(findLines(lines, '')).toEqual([])
})

it('the first error is none that counts them', () => {
  expect(firstError(lines)).toBe(2)
  expect(firstError(lines.slice(0, 2))).toBeUndefined()
})
