import { expect, it } from 'vitest'
import { taskSchema } from '@/lib/resources/task'
import { heldBack } from './use-held-back'

const task = (guid: string, state = 'RUNNING') =>
  taskSchema.parse({
    guid,
    sequence_id: 1,
    name: guid,
    state,
    relationships: { app: { data: { guid: 'app' } } },
    created_at: '2026-11-23T10:00:00Z',
    updated_at: '2026-11-23T10:00:00Z',
  })
const tasks = (guids: string) => [...guids].map((guid) => task(guid))

it.each([
  { why: 'pushed off a full page', known: 'cba', now: 'edc', perPage: 3, shown: 'cba', count: 2 },
  { why: 'all pushed off', known: 'cba', now: 'ihg', perPage: 3, shown: 'cba', count: 3 },
  { why: 'gone from its middle', known: 'cba', now: 'dca', perPage: 3, shown: 'ca', count: 1 },
  { why: 'gone where there is room', known: 'cba', now: 'dcb', perPage: 50, shown: 'cb', count: 1 },
  { why: 'nothing new', known: 'cba', now: 'cb', perPage: 50, shown: 'cb', count: 0 },
])('$why: of $known and now $now, $shown is shown', ({ known, now, perPage, shown, count }) => {
  const held = heldBack(tasks(known), tasks(now), perPage)
  expect(held.shown.map(({ guid }) => guid).join('')).toBe(shown)
  expect(held.count).toBe(count)
})

it('shows what changed in the rows that are known', () => {
  const ended = task('b', 'FAILED')
  expect(heldBack(tasks('ba'), [task('c'), ended], 2).shown).toEqual([ended, task('a')])
})
