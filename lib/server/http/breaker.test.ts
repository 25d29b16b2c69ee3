import { expect, it, vi } from 'vitest'
import { makeBreaker } from './breaker'

const refused = { kind: 'not-sent', cause: 'connection', detail: 'ECONNREFUSED' } as const

// @F83
it('a breaker opens after five failures in a row, then lets one try each five seconds', () => {
  let now = 0
  const breaker = makeBreaker(() => now)
  for (let failure = 0; failure < 4; failure += 1) breaker.note(refused)
  expect(breaker.isOpen()).toBe(false)
  breaker.note(refused)
  expect(breaker.isOpen()).toBe(true)
  expect(breaker.reason()).toContain('ECONNREFUSED')
  now = 5_000
  expect([breaker.isOpen(), breaker.isOpen()]).toEqual([false, true])
  breaker.note({ kind: 'answered', status: 500, headers: {}, text: '' })
  expect(breaker.isOpen()).toBe(false)
})

it('an API is away from its first failure to its next answer', () => {
  vi.useFakeTimers({ now: 1_000 })
  const breaker = makeBreaker()
  expect(breaker.awaySince()).toBeUndefined()
  breaker.note(refused)
  vi.setSystemTime(9_000)
  breaker.note({ kind: 'no-answer', cause: 'timeout', detail: 'TimeoutError' })
  breaker.note({ kind: 'answered', status: 502, headers: {}, text: 'Bad Gateway' })
  // Given up before it was tried: that says nothing of the API.
  breaker.note({ kind: 'not-sent', cause: 'too-late', detail: '' })
  expect(breaker.awaySince()).toBe(1_000)
  breaker.note({ kind: 'answered', status: 503, headers: {}, text: '{"errors":[]}' })
  breaker.note({ kind: 'not-sent', cause: 'too-late', detail: '' })
  expect(breaker.awaySince()).toBeUndefined()
  breaker.note(refused)
  expect(breaker.awaySince()).toBe(9_000)
  vi.useRealTimers()
})

it('silence about one request opens nothing', () => {
  const breaker = makeBreaker(() => 0)
  for (let failure = 0; failure < 9; failure += 1)
    breaker.note({ kind: 'no-answer', cause: 'timeout', detail: 'TimeoutError' })
  expect(breaker.isOpen()).toBe(false)
})
