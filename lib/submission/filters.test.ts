import { expect, it } from 'vitest'
import { readFilters, writeFilters } from './filters'

const read = (search: string) => readFilters(new URLSearchParams(search))

it('every filter stands in the address and is read back', () => {
  const search =
    'q=nightly+export&outcome=rejected&app=shop&user=dana&from=24h&to=2026-11-23&status=422&error=quota&request=r-1'
  const { filters, wrong } = read(search)
  expect(wrong).toEqual([])
  expect(filters).toEqual({
    q: 'nightly export',
    outcome: 'rejected',
    app: 'shop',
    user: 'dana',
    from: '24h',
    to: '2026-11-23',
    status: 422,
    error: 'quota',
    request: 'r-1',
  })
  expect(writeFilters(filters)).toBe(search)
})

it.each([
  ['outcome=gone', { name: 'outcome', why: 'One of sending, accepted, rejected, unknown, lost.' }],
  ['status=9x', { name: 'status', why: 'A status such as 422.' }],
  ['q=ab', { name: 'q', why: 'At least 3 characters.' }],
  ['from=yesterday', { name: 'from', why: expect.stringContaining('2026-11-23') }],
  ['to=2026-02-31', { name: 'to', why: expect.stringContaining('2026-11-23') }],
  ['app=a%00', { name: 'app', why: 'Not readable.' }],
  [`error=${'x'.repeat(301)}`, { name: 'error', why: 'At most 300 characters.' }],
  ['colour=red', { name: 'colour', why: 'The journal has no such filter.' }],
  ['app=a&app=b', { name: 'app', why: 'Given twice, the first counts.' }],
])('%s is left out and said, the rest stays', (search, said) => {
  const { filters, wrong } = read(`user=dana&${search}`)
  expect(wrong).toEqual([said])
  expect(filters).toMatchObject({ user: 'dana' })
})

it('an empty filter is none', () => {
  expect(read('q=&app=+&after=x')).toEqual({ filters: {}, wrong: [] })
})
