import { expect, it } from 'vitest'
import * as z from 'zod'
import { readAnswer } from './answer'

const read = (status: number, text: string, headers = {}) =>
  readAnswer({ kind: 'answered', status, headers, text }, z.object({ name: z.string() }))

it.each([
  ['<html><head><title>502 Bad Gateway</title></head></html>', ': 502 Bad Gateway'],
  ['{"description":"Unknown route"}', ': Unknown route'],
  ['upstream connect error\nreset', ': upstream connect error'],
  ['', ''],
])('an error without the API’s document keeps what it says: %j', (text, said) => {
  expect(read(502, text)).toMatchObject({
    kind: 'no-answer',
    cause: 'not-the-api',
    detail: `HTTP 502 without the API's error document${said}`,
  })
})

it('a long text is not kept whole', () => {
  const answer = read(400, 'x'.repeat(10_000))
  expect(answer.kind === 'no-answer' && answer.detail.length).toBeLessThan(400)
})

it('a success of another shape is no answer of the API', () => {
  expect(read(200, '{"name":1}')).toMatchObject({ kind: 'no-answer', detail: 'unexpected name' })
  expect(read(200, '<html>')).toMatchObject({ kind: 'no-answer', detail: 'not JSON' })
})

it('the API’s errors are read whatever the content type, with when to come back', () => {
  const errors = [{ code: 10013, title: 'CF-RateLimitExceeded', detail: 'Rate Limit Exceeded' }]
  const headers = { 'content-type': 'text/plain', 'retry-after': '60', 'x-vcap-request-id': 'r' }
  expect(read(429, JSON.stringify({ errors }), headers)).toEqual({
    kind: 'refused',
    status: 429,
    errors,
    requestId: 'r',
    retryAfterMs: 60_000,
  })
})
