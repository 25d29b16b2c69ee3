import { expect, it } from 'vitest'
import { hasWordsOf } from './search-words'

it.each([
  ['', true],
  [' / ', true],
  ['Billing', true],
  ['prod/bill', true],
  ['bill staging', false],
])('a search for "%s" finds "billing acme / prod": %s', (search, isFound) => {
  expect(hasWordsOf(search)('billing acme / prod')).toBe(isFound)
})
