import { describe, expect, it } from 'vitest'
import { decidedInMs, decides, dueByWatch, keepWatching, noteNextLook, pauseMs, type Watch } from './watch'

const LIFE = { lifeMs: 960_000 }
const begun = (emptyLooks: number[] = []): Watch => ({ since: 0, emptyLooks })
const open = { hasErrorDocument: false, isUnknown: true }

describe('looks', () => {
  it.each([
    [0, 1_000],
    [1_000, 1_000],
    [2_000, 2_000],
    [8_000, 8_000],
    [100_000, 60_000],
    [940_000, 25_000],
  ])('after %i ms of watching the next one comes in %i ms', (now, pause) => {
    expect(pauseMs(begun(), LIFE, { now, ...open })).toBe(pause)
  })

  it('that decide are half as far apart, later ones double', () => {
    expect(pauseMs(begun([965_000]), LIFE, { now: 965_010, ...open })).toBe(29_990)
    expect(pauseMs(begun([965_000, 995_000]), LIFE, { now: 995_010, ...open })).toBe(995_010)
  })

  it('come when the second can decide, also after one that was asked for between', () => {
    expect(pauseMs(begun([965_000, 970_000]), LIFE, { now: 970_010, ...open })).toBe(24_990)
  })

  it('of a lost one double, in a process that never saw it unknown too', () => {
    expect(pauseMs(begun(), LIFE, { now: 970_000, hasErrorDocument: false, isUnknown: false })).toBe(970_000)
  })
})

describe('when it will have been decided at the latest', () => {
  const inMs = (watch: ReturnType<typeof begun>, now: number, hasErrorDocument = false) =>
    decidedInMs(watch, LIFE, { now, hasErrorDocument })

  it('is after the life of the request and two looks', () => {
    expect(inMs(begun(), 0)).toBe(997_000)
    expect(inMs(begun(), 900_000)).toBe(97_000)
    expect(inMs(begun(), 0, true)).toBe(92_000)
  })

  it('is after the second look once the first was empty', () => {
    expect(inMs(begun([965_500]), 970_000)).toBe(27_500)
  })
})

it('a process watches from when it first sees a row, and forgets what is settled', () => {
  const watches = new Map()
  keepWatching(watches, ['a', 'b'], 10)
  keepWatching(watches, ['b', 'c'], 20)
  expect([...watches].map(([id, { since }]) => [id, since])).toEqual([
    ['b', 10],
    ['c', 20],
  ])
})

it('of two empty looks the second decides, far enough from the first', () => {
  expect(decides(begun([965_000]), LIFE, 965_000)).toBe(false)
  expect(decides(begun([965_000, 994_999]), LIFE, 994_999)).toBe(false)
  expect(decides(begun([965_000, 995_000]), LIFE, 995_000)).toBe(true)
})

it('a watch ends with the last look', () => {
  const watches = new Map()
  noteNextLook(watches, 'a', begun(), 50)
  expect(watches.get('a')).toEqual({ since: 0, emptyLooks: [], dueAt: 50 })
  noteNextLook(watches, 'a', begun(), undefined)
  expect(watches.size).toBe(0)
})

// @F75
it('a look is due by the process’s own clock', () => {
  const watches = new Map([['a', { since: 0, emptyLooks: [], dueAt: 50 }]])
  expect(dueByWatch(watches, 49)).toEqual([])
  expect(dueByWatch(watches, 50)).toEqual(['a'])
})
