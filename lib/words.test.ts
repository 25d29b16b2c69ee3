import { expect, it } from 'vitest'
import { counted, hasWordsOf, printCount } from './words'

it.each([
  [0, '0'],
  [999, '999'],
  [4096, '4\u2009096'],
  [1234567, '1\u2009234\u2009567'],
])('writes %i as %s', (count, wanted) => {
  expect(printCount(count)).toBe(wanted)
})

it('a count has the right word', () => {
  expect([counted(0, 'look'), counted(1, 'look'), counted(1204, 'look')]).toEqual([
    '0 looks',
    '1 look',
    '1\u2009204 looks',
  ])
  expect(counted(2, 'entry', 'entries')).toBe('2 entries')
})

it.each([
  ['', true],
  [' / ', true],
  ['Billing', true],
  ['prod/bill', true],
  ['bill staging', false],
])('a search for "%s" finds "billing acme / prod": %s', (search, isFound) => {
  expect(hasWordsOf(search)('billing acme / prod')).toBe(isFound)
})
