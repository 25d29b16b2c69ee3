import { describe, expect, it } from 'vitest'
import {
  decidedInMs,
  dueByWatch,
  keepWatching,
  noteEmptyLook,
  noteFailedLook,
  pauseMs,
  watchOf,
} from './watch'

const LIFE = { lifeMs: 960_000 }
const begun = (since = 0) => watchOf(new Map(), 'a', since)
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
    const watch = begun()
    noteEmptyLook(watch, LIFE, { beganAt: 965_000, hasErrorDocument: false })
    expect(pauseMs(watch, LIFE, { now: 965_010, ...open })).toBe(30_000)
    noteEmptyLook(watch, LIFE, { beganAt: 995_000, hasErrorDocument: false })
    expect(pauseMs(watch, LIFE, { now: 995_010, ...open })).toBe(995_010)
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
    const watch = begun()
    noteEmptyLook(watch, LIFE, { beganAt: 965_500, hasErrorDocument: false })
    expect(inMs(watch, 970_000)).toBe(27_500)
  })
})

describe('two empty looks', () => {
  const at = (watch: ReturnType<typeof begun>, beganAt: number, hasErrorDocument = false) =>
    noteEmptyLook(watch, LIFE, { beganAt, hasErrorDocument })

  it('decide once the request can no longer be alive, and not before', () => {
    const watch = begun()
    expect(at(watch, 900_000)).toBe('open')
    expect(at(watch, 964_999)).toBe('open')
    expect(at(watch, 965_000)).toBe('open')
    expect(at(watch, 994_999)).toBe('open')
    expect(at(watch, 995_000)).toBe('decides')
  })

  // @F44
  it('decide earlier where the API itself said that it had failed', () => {
    const watch = begun()
    expect(at(watch, 60_000, true)).toBe('open')
    expect(at(watch, 90_000, true)).toBe('decides')
  })

  // @F77
  it('begin anew after a failed look between them', () => {
    const watch = begun()
    at(watch, 965_000)
    noteFailedLook(watch)
    expect(at(watch, 995_000)).toBe('open')
    expect(at(watch, 1_025_000)).toBe('decides')
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

// @F75
it('a look is due by the process’s own clock', () => {
  const watches = new Map([['a', { since: 0, emptyLooks: [], dueAt: 50 }]])
  expect(dueByWatch(watches, 49)).toEqual([])
  expect(dueByWatch(watches, 50)).toEqual(['a'])
})
