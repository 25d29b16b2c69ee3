import { describe, expect, it } from 'vitest'
import { visibleParts } from './hostile-text'

describe('text of others', () => {
  it('is shown as it is when all of it is seen', () => {
    expect(visibleParts('naïve <b> & 数据 ❤️')).toEqual([{ text: 'naïve <b> & 数据 ❤️' }])
  })
  it.each([
    ['an override', '\u202e', 'U+202E'],
    ['an isolate', '\u2067', 'U+2067'],
    ['a mark of direction', '\u200f', 'U+200F'],
    ['a zero-width space', '\u200b', 'U+200B'],
    ['a byte order mark', '\ufeff', 'U+FEFF'],
    ['a soft hyphen', '\u00ad', 'U+00AD'],
    ['an escape', '\u001b', 'U+001B'],
    ['a C1 control', '\u009b', 'U+009B'],
    ['a line separator', '\u2028', 'U+2028'],
    ['a filler', '\u3164', 'U+3164'],
    ['a tag', '\u{e0041}', 'U+E0041'],
    ['a line feed in one line', '\n', 'U+000A'],
  ])('shows %s as a mark', (_name, character, mark) => {
    expect(visibleParts(`report${character}gnp`)).toEqual([{ text: 'report' }, { mark }, { text: 'gnp' }])
  })
  it('keeps line feeds and tabs where several lines are shown, and marks the rest', () => {
    expect(visibleParts('a\n\tb\r', true)).toEqual([{ text: 'a\n\tb' }, { mark: 'U+000D' }])
  })
})
