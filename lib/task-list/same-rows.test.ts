import { expect, it } from 'vitest'
import { onlyChanged, sameRows, wholeRows } from './same-rows'

const before = [
  { guid: 'a', state: 'RUNNING' },
  { guid: 'b', state: 'RUNNING' },
]
const later = [
  { guid: 'c', state: 'PENDING' },
  { guid: 'a', state: 'RUNNING' },
  { guid: 'b', state: 'FAILED' },
]

it('a row that is as it was is the same object, one that changed is not', () => {
  const rows = sameRows(later, before)
  expect(rows).toEqual(later)
  expect(rows[1]).toBe(before[0])
  expect(rows[2]).not.toBe(before[1])
})

it('what did not change travels as its guid and comes back as the row', () => {
  const sent = onlyChanged(sameRows(later, before), before)
  expect(sent).toEqual([later[0], 'a', later[2]])
  expect(wholeRows(sent, before)).toEqual(later)
})

it('a row that whoever asks does not have makes no list', () => {
  expect(wholeRows(['z'], before)).toBeUndefined()
})
