import { describe, expect, it } from 'vitest'
import { parseExactJson } from './exact-json'

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
