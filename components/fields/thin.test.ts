import { expect, it } from 'vitest'
import { thin } from './thin'

it.each([
  [0, '0'],
  [999, '999'],
  [4096, '4\u2009096'],
  [1234567, '1\u2009234\u2009567'],
])('writes %i as %s', (count, wanted) => {
  expect(thin(count)).toBe(wanted)
})
