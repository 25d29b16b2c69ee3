import { describe, expect, it } from 'vitest'
import { parseJson } from '../../http/json'
import { rubyText } from './ruby-text'

describe('the text of a value', () => {
  it.each([
    ['null', ''],
    ['"a\\"b"', 'a"b'],
    ['12', '12'],
    ['1.0', '1.0'],
    ['1e21', '1.0e+21'],
    ['1e-5', '1.0e-05'],
    ['true', 'true'],
    ['["a",null,1]', '["a", nil, 1]'],
    ['["\\u0007\\n\\u200b\\"\\u0001é#{"]', '["\\a\\n\\u200B\\"\\u0001é\\#{"]'],
    ['{"a":1,"b c":{"d":[]}}', '{:a=>1, :"b c"=>{:d=>[]}}'],
  ])('%s is %s in Ruby', (json, text) => {
    const parsed = parseJson(json)
    expect(parsed.kind === 'json' && rubyText(parsed.value)).toBe(text)
  })
})
