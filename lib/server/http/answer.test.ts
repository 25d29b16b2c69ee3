import { describe, expect, it } from 'vitest'
import * as z from 'zod'
import { parseExactJson, readAnswer } from './answer'

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

describe('parseExactJson', () => {
  it('keeps the digits of integers beyond 2^53', () => {
    expect(parseExactJson('{"sequence_id":20261123204439123,"x":-9223372036854775807}')).toEqual({
      sequence_id: '20261123204439123',
      x: '-9223372036854775807',
    })
  })

  it('leaves short integers, fractions and exponents alone', () => {
    expect(parseExactJson('[1, 0.1234567890123456789, 1e20, 12345678901234567.5]')).toEqual([
      1, 0.12345678901234568, 1e20, 12345678901234568,
    ])
  })

  it('leaves digits inside texts alone, behind escaped quotes too', () => {
    expect(parseExactJson(String.raw`{"a":"\"12345678901234567890","b\\":"12345678901234567890"}`)).toEqual({
      a: '"12345678901234567890',
      'b\\': '12345678901234567890',
    })
  })

  it('keeps a key called __proto__ as a key', () => {
    expect(Object.keys(Object(parseExactJson('{"__proto__":{"x":1}}')))).toEqual(['__proto__'])
  })

  it('takes 1 MiB of digits in little time', () => {
    const begun = performance.now()
    parseExactJson(`["${'1'.repeat(1 << 20)}",${'1'.repeat(1 << 20)}]`)
    expect(performance.now() - begun).toBeLessThan(5_000)
  })

  it('throws on what is not JSON', () => {
    expect(() => parseExactJson('{"a":')).toThrow(SyntaxError)
  })
})
