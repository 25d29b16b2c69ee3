import { describe, expect, it } from 'vitest'
import { filterOptions, findable, settledOn } from './filter-options'

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
