import { expect, it } from 'vitest'
import { withDistances } from './submission-side'

const BEGIN = Date.parse('2026-11-23T20:35:02.107Z')
const after = (ms: number) => ({ key: String(ms), word: 'Sent', at: new Date(BEGIN + ms).toISOString() })

it.each([
  [11, '+ 11 ms'],
  [4_212, '+ 4\u2009212 ms'],
  [252_000, '+ 4 min 12 s'],
  [0, '+ 0 ms'],
])('%i ms after the first is %s', (ms, at) => {
  expect(withDistances([after(0), after(ms)])[1]?.at).toBe(at)
})

it('the first keeps its instant', () => {
  expect(withDistances([after(0)])[0]?.at).toBe('2026-11-23T20:35:02.107Z')
  expect(withDistances([])).toEqual([])
})
