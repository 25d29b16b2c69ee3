import { describe, expect, it } from 'vitest'
import { baseOf, changesOf, conflictsOf, problemsOfRows, rowsOf } from './metadata-change'

const OURS = 'task-console-submission'
const rows = rowsOf(
  'labels',
  { team: 'core', env: 'dev', [OURS]: 'id', 'korifi.cloudfoundry.org/y': 'z' },
  OURS,
)
const base = baseOf(rows)
const row = (key: string, value: string, id = key) => ({ id, key, value })

describe('changes', () => {
  it('begin with what is neither the console’s own nor the platform’s', () => {
    expect(rows.map(({ key }) => key)).toEqual(['team', 'env'])
    expect(rowsOf('annotations', { [OURS]: 'mine' }, OURS)).toHaveLength(1)
  })

  it('are none where nothing differs, in whatever order', () => {
    expect(changesOf(base, [...rows].reverse())).toEqual([])
    expect(changesOf(base, [...rows, row('', '')])).toEqual([])
  })

  it('are what is new, what differs and what is gone, and nothing else', () => {
    expect(changesOf(base, [row('team', 'other', 'a'), row('tier', '1', 'b')])).toEqual([
      { key: 'team', from: 'core', to: 'other', rowId: 'a' },
      { key: 'tier', from: null, to: '1', rowId: 'b' },
      { key: 'env', from: 'dev', to: null, rowId: 'labels-1' },
    ])
  })

  it('take keys of the prototype chain as data', () => {
    expect(changesOf(base, [...rows, row('__proto__', 'v'), row('constructor', 'v')])).toMatchObject([
      { key: '__proto__', from: null, to: 'v' },
      { key: 'constructor', from: null, to: 'v' },
    ])
  })
})

describe('conflicts', () => {
  const changes = changesOf(base, [row('team', 'mine', 'a'), row('toString', 'x')])

  it('are keys that somebody else changed to something else', () => {
    expect(conflictsOf(changes, { team: 'theirs' })).toEqual([{ key: 'team', now: 'theirs' }])
    expect(conflictsOf(changes, { env: 'dev' })).toEqual([{ key: 'team', now: null }])
    expect(conflictsOf(changes, { team: 'core', env: 'prod', toString: 'y' })).toEqual([
      { key: 'toString', now: 'y' },
      { key: 'env', now: 'prod' },
    ])
  })

  it('are none where the other came to the same, or changed what was left alone', () => {
    expect(conflictsOf(changes, { team: 'mine', other: 'new' })).toEqual([])
    expect(conflictsOf(changes, { team: 'core', env: 'dev' })).toEqual([])
  })
})

describe('our own rules', () => {
  const problems = (all: typeof rows) => problemsOfRows('labels', all, changesOf(base, all), OURS)

  it('look at changed rows only: the API took the others', () => {
    const odd = rowsOf('labels', { 'not a key': 'v' }, OURS)
    const own = baseOf(odd)
    expect(problemsOfRows('labels', odd, changesOf(own, odd), OURS)).toEqual([])
    expect(problems([...rows, row('not a key', 'v')])).toMatchObject([
      { at: { kind: 'row', rowId: 'not a key', part: 'key' } },
    ])
  })

  it('refuse the console’s own label, and a key that is given twice', () => {
    expect(problems([...rows, row(OURS, 'x', 'c')])).toMatchObject([{ at: { rowId: 'c' } }])
    expect(problems([row('team', 'other', 'a'), row('team', 'core', 'b')])).toMatchObject([
      { at: { rowId: 'b', part: 'key' } },
    ])
  })
})
