import { describe, expect, it } from 'vitest'
import { wordDiff } from './word-diff'

/** What differs stands in brackets. */
const shown = (parts: { text: string; differs: boolean }[]) =>
  parts.map(({ text, differs }) => (differs ? `[${text}]` : text)).join('')

describe('two commands', () => {
  it.each([
    ['a b c', 'a b c', 'a b c', 'a b c'],
    ['a b c', 'a x c', 'a [b] c', 'a [x] c'],
    ['a c', 'a b c', 'a c', 'a [b] c'],
    ['run --day 22 --out x', 'run --day 23', 'run --day [22 --out x]', 'run --day [23]'],
    ['', 'a', '', '[a]'],
    [' a  b ', 'a b', ' a  b ', 'a b'],
  ])('%j and %j', (one, other, left, right) => {
    const told = wordDiff(one, other)
    expect([shown(told.left), shown(told.right)]).toEqual([left, right])
  })

  it('of any length are told at once, and none of their text is lost', () => {
    const long = (word: string) => Array.from({ length: 5000 }, (_, at) => `${word}${at}`).join(' ')
    const told = wordDiff(`start ${long('a')}`, `start ${long('b')}`)
    expect(told.left.map(({ text }) => text).join('')).toBe(`start ${long('a')}`)
    expect(told.left[0]).toEqual({ text: 'start ', differs: false })
  })
})
