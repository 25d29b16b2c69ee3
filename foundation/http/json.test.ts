import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Decimal, type Json, parseJson } from './json'

describe('a JSON body', () => {
  it.each([
    ['{"2":1,"10":2,"a":3}', ['2', '10', 'a']],
    ['{"a":1,"b":2,"a":3}', ['a', 'b']],
    ['{"__proto__":1}', ['__proto__']],
    ['/* a */ { // b\n "k" : 1 }', ['k']],
  ])('%s has its keys in their order', (text, keys) => {
    const parsed = parseJson(text)
    expect(parsed.kind === 'json' && parsed.value instanceof Map && [...parsed.value.keys()]).toEqual(keys)
  })

  it.each([
    ['1', 1n],
    ['1.0', 1],
    ['-0', 0n],
    ['1e2', 100],
    ['9223372036854775808', 9223372036854775808n],
    [' "\\u00e9\\n\\/\\q" ', 'é\n/q'],
    ['"\\ud83d\\ude80"', '🚀'],
    ['[]', []],
    ['null', null],
  ])('%s is read exactly', (text, value) => {
    expect(parseJson(text)).toEqual({ kind: 'json', value })
  })

  it.each([
    '',
    '{',
    '{"a":1',
    '[1,]',
    "{'a':1}",
    'NaN',
    '\ufeff{}',
    '01',
    '1.',
    '"\n"',
    '"\\u12"',
    '{} {}',
    '{"a" 1}',
    'undefined',
    `${'['.repeat(101)}${']'.repeat(101)}`,
  ])('%j is malformed', (text) => {
    expect(parseJson(text)).toEqual({ kind: 'malformed' })
  })

  it('may nest a hundred times', () => {
    expect(parseJson(`${'['.repeat(100)}1${']'.repeat(100)}`).kind).toBe('json')
  })

  it('tells half of a surrogate pair apart', () => {
    expect(parseJson('{"a":"\\ud800"}')).toEqual({ kind: 'lone-surrogate' })
  })

  it.each(['exact', 'float'] as const)('is read as any other parser reads it, decimals %s', (decimals) => {
    fc.assert(
      fc.property(fc.json({ stringUnit: 'grapheme' }), (text) => {
        const parsed = parseJson(text, decimals)
        expect(parsed.kind === 'json' && plain(parsed.value)).toEqual(JSON.parse(text))
      }),
    )
  })
})

function plain(value: Json): unknown {
  if (typeof value === 'bigint') return Number(value)
  if (value instanceof Decimal) return Number(value.toString())
  if (Array.isArray(value)) return value.map(plain)
  if (!(value instanceof Map)) return value
  return Object.fromEntries([...value].map(([key, item]) => [key, plain(item)]))
}
