import { expect, it } from 'vitest'
import { causeInWords, causeText } from './cause'

it('the code of a library is kept for the details, and said to nobody else', () => {
  const kept = causeText('no answer', { detail: 'connection closed', code: 'UND_ERR_SOCKET' })
  expect(kept).toBe('no answer (connection closed; UND_ERR_SOCKET)')
  expect(causeInWords(kept)).toBe('no answer (connection closed)')
})

it('a cause without one stays as it is', () => {
  for (const cause of ['HTTP 502', 'no answer (not JSON)', causeText('a', { detail: 'b' })])
    expect(causeInWords(cause)).toBe(cause)
})
