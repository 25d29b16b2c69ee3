import { describe, expect, it } from 'vitest'
import { findTyped, isTyped, moveTo } from './list-keys'

describe('keys in a list of 20', () => {
  it.each([
    ['ArrowDown', 3, 4],
    ['ArrowDown', 19, 19],
    ['ArrowDown', -1, 0],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['PageDown', 3, 13],
    ['PageUp', 3, 0],
    ['Home', 3, 0],
    ['End', 3, 19],
    ['a', 3, undefined],
    ['constructor', 3, undefined],
  ])('%s at %i leads to %s', (key, at, wanted) => {
    expect(moveTo(key, at, 20)).toBe(wanted)
  })
  it('lead nowhere in an empty list', () => {
    expect(moveTo('ArrowDown', -1, 0)).toBeUndefined()
  })
})

describe('typing in a list', () => {
  const labels = ['worker', 'web', 'rake', 'None']
  it.each([
    ['w', -1, 0],
    ['w', 0, 1],
    ['w', 1, 0],
    ['we', 0, 1],
    ['ww', 0, 1],
    ['N', 0, 3],
    ['n', 3, 3],
    ['x', 0, undefined],
  ])('%s at %i finds %s', (typed, at, wanted) => {
    expect(findTyped(labels, typed, at)).toBe(wanted)
  })
  it('is told from commands', () => {
    const plain = { ctrlKey: false, metaKey: false, altKey: false }
    expect(isTyped({ key: 'a', ...plain })).toBe(true)
    expect(isTyped({ key: 'a', ...plain, ctrlKey: true })).toBe(false)
    expect(isTyped({ key: 'Enter', ...plain })).toBe(false)
  })
})
