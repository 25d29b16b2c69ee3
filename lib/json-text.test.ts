import fc from 'fast-check'
import { expect, it } from 'vitest'
import { layOutJson } from './json-text'

it('whatever JSON is laid out as JSON.stringify does', () =>
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = JSON.stringify(value)
      expect(layOutJson(text)).toBe(JSON.stringify(JSON.parse(text), null, 2))
    }),
  ))

it('numbers keep every digit, and strings their escapes', () => {
  expect(layOutJson('{"a":9223372036854775807,"b":"\\u003c","c":[],"d":{}}')).toBe(
    '{\n  "a": 9223372036854775807,\n  "b": "\\u003c",\n  "c": [],\n  "d": {}\n}',
  )
})

it('what is no JSON stays as it is', () => expect(layOutJson('<html>')).toBe('<html>'))
