import { describe, expect, it } from 'vitest'
import { filterOptions, findable, findTyped, isTyped, moveTo, settledOn } from './options'

const options = [
  findable('1', 'storefront', 'retail-eu / production'),
  findable('2', 'storefront', 'retail-eu / sandbox'),
  findable('3', 'Storefront-API', 'retail-us / production'),
  findable('4', 'ledger', 'payments / production'),
]
const found = (typed: string) => filterOptions(options, typed).map(({ value }) => value)

describe('filtering', () => {
  it.each([
    ['', ['1', '2', '3', '4']],
    ['  ', ['1', '2', '3', '4']],
    ['STORE', ['1', '2', '3']],
    ['store prod', ['1', '3']],
    ['prod store', ['1', '3']],
    ['retail-eu/sandbox', ['2']],
    ['nothing', []],
  ])('by "%s" finds %j', (typed, wanted) => {
    expect(found(typed)).toEqual(wanted)
  })
  it('finds among 20,000 what lies at their end', () => {
    const many = Array.from({ length: 20_000 }, (_, index) =>
      findable(`${index}`, `app-${index}`, 'org / space'),
    )
    expect(filterOptions(many, 'app 19999').map(({ value }) => value)).toEqual(['19999'])
  })
})

describe('what typing alone settles on', () => {
  const settled = (typed: string) => settledOn(filterOptions(options, typed), typed)?.value
  it('is the only one found', () => {
    expect(settled('ledg')).toBe('4')
  })
  it('is the one of exactly this label, though others contain it', () => {
    expect(settled('storefront-api')).toBe('3')
  })
  it('is none of several of one label', () => {
    expect(settled('storefront')).toBeUndefined()
  })
})

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
