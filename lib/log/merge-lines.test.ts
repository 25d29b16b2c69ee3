import { expect, it } from 'vitest'
import type { LogLine } from '@/lib/resources/task'
import { mergeLines } from './merge-lines'

const line = (at: string, text = at): LogLine => ({ at, stream: 'OUT', text })
const texts = (lines: readonly LogLine[]) => lines.map(({ text }) => text).join(' ')

it('puts newer lines behind those that are known', () => {
  expect(texts(mergeLines([line('1'), line('2')], [line('3')]))).toBe('1 2 3')
})

it('reads over what is known without telling it twice', () => {
  const known = [line('1'), line('2'), line('2', 'b')]
  expect(mergeLines(known, [line('2'), line('2', 'b')])).toBe(known)
  expect(texts(mergeLines(known, [line('2'), line('2', 'b'), line('3')]))).toBe('1 2 b 3')
})

it('puts a line that came late in its place', () => {
  expect(texts(mergeLines([line('1'), line('9'), line('11')], [line('9'), line('10'), line('11')]))).toBe(
    '1 9 10 11',
  )
})

it('keeps two lines that are alike to the nanosecond', () => {
  const twice = [line('5', 'x'), line('5', 'x')]
  expect(mergeLines([line('5', 'x')], twice)).toHaveLength(2)
  expect(mergeLines(twice, [line('5', 'x')])).toHaveLength(2)
})

it('puts older lines in front', () => {
  expect(texts(mergeLines([line('3'), line('4')], [line('1'), line('2'), line('3')]))).toBe('1 2 3 4')
})

it('takes what is read later for whose a line is', () => {
  const [merged] = mergeLines([line('1'), line('2')], [{ ...line('1'), isSure: false }, line('2')])
  expect(merged).toMatchObject({ at: '1', isSure: false })
})

it('compares only what overlaps, however long the rest is', () => {
  const rest = Array.from({ length: 200_000 }, (_, at) => line(String(1_000_000 + at)))
  const begun = performance.now()
  let lines: readonly LogLine[] = rest
  for (let part = 0; part < 50; part += 1) lines = mergeLines([line('5'), rest[0] ?? line('5')], rest)
  // Comparing all of it takes some seconds.
  expect(performance.now() - begun).toBeLessThan(1_500)
  expect(lines).toHaveLength(200_001)
})
