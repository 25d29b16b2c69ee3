import { describe, expect, it } from 'vitest'
import { offsetFor, rowsInSight } from './combobox'

describe('rows in sight', () => {
  it('are those of the height and six beyond', () => {
    expect(rowsInSight(0, 320, 32, 20_000)).toEqual({ first: 0, end: 16 })
    expect(rowsInSight(3200, 320, 32, 20_000)).toEqual({ first: 94, end: 116 })
  })
  it('end with the list', () => {
    expect(rowsInSight(0, 320, 32, 3)).toEqual({ first: 0, end: 3 })
  })
  it('are the last ones when the list has become shorter than it was scrolled', () => {
    expect(rowsInSight(64_000, 320, 32, 12)).toEqual({ first: 0, end: 12 })
  })
})

describe('the offset for a row', () => {
  it.each([
    { why: 'stays when the row is in sight', index: 3, offset: 64, wanted: 64 },
    { why: 'goes up to a row above', index: 1, offset: 64, wanted: 32 },
    { why: 'goes down until a row below is whole', index: 12, offset: 0, wanted: 96 },
    { why: 'stays when there is no row', index: -1, offset: 64, wanted: 64 },
  ])('$why', ({ index, offset, wanted }) => {
    expect(offsetFor(index, offset, 320, 32)).toBe(wanted)
  })
})
