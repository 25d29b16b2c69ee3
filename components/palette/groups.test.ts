import { expect, it } from 'vitest'
import * as z from 'zod/mini'
import type { Found } from '@/lib/queries/find'
import { taskSchema } from '@/lib/resources/task'
import { entry } from './entry'
import { appEntries, groupsOf, linesOf, placesBy, submissionEntry, taskEntry } from './groups'

const listed = (guid: string, name: string, isRecent = false) => ({
  guid,
  name,
  space: 'production',
  spaceGuid: 's',
  organization: 'retail',
  organizationGuid: 'o',
  isRecent,
})
const task = (guid: string, name: string, state = 'RUNNING') =>
  z.parse(taskSchema, {
    guid,
    name,
    state,
    sequence_id: 7,
    relationships: { app: { data: { guid: 'a' } } },
    created_at: '2026-11-23T20:44:39Z',
  })
const submission = (id: string, taskName: string) => ({
  id,
  outcome: 'accepted' as const,
  taskName,
  app: { guid: 'a', name: 'shop' },
  space: { guid: 's', name: 'production' },
  organization: { guid: 'o', name: 'retail' },
  userName: 'dana',
  recordedAt: '2026-11-23T20:44:39Z',
  answeredAt: null,
  settledAt: null,
  status: null,
  looks: 0,
  doubt: null,
  isOutline: false,
  error: null,
  cause: null,
})
const NONE: Found = {
  tasks: [],
  apps: [],
  totalTasks: 0,
  submissions: [],
  hasMoreSubmissions: false,
  failures: [],
}

const APPS = [
  listed('a', 'shop', true),
  ...Array.from({ length: 40 }, (_, at) => listed(`b${at}`, `part-${at}`)),
]
const placeOf = placesBy(APPS, [])
const sources = (found?: Partial<Found>) => ({
  pages: [entry('page', 'Overview', { to: '/' })],
  actions: [],
  apps: appEntries(APPS),
  recentApps: 1,
  tasks: [task('t1', 'nightly'), task('t2', 'nightly export', 'FAILED')].map((one) =>
    taskEntry(one, placeOf),
  ),
  submissions: [submission('s1', 'nightly')].map(submissionEntry),
  placeOf,
  found: found && { ...NONE, ...found },
})
const shown = (typed: string, found?: Partial<Found>) =>
  groupsOf(typed, sources(found)).map(
    ({ name, entries }) => `${name}: ${entries.map(({ label }) => label).join(', ')}`,
  )

it('shows pages and the apps used last before anything is typed', () => {
  expect(shown('')).toEqual(['Pages: Overview', 'Apps: shop'])
})

it('finds what the pages know by part of the name, of the app or of the state', () => {
  expect(shown('night')).toEqual(['Tasks: nightly, nightly export', 'Submissions: nightly'])
  expect(shown('export retail')).toEqual(['Tasks: nightly export'])
  expect(shown('failed')).toEqual(['Tasks: nightly export'])
  expect(shown('nobody')).toEqual([])
})

it('puts what was asked for first, each once, as it is now', () => {
  const groups = groupsOf(
    'nightly',
    sources({ tasks: [task('t9', 'nightly'), task('t1', 'nightly', 'SUCCEEDED')], totalTasks: 2 }),
  )
  const tasks = groups.find(({ name }) => name === 'Tasks')?.entries ?? []
  expect(tasks.map(({ key }) => key)).toEqual(['task t9', 'task t1', 'task t2'])
  expect(tasks[1]?.task?.state).toBe('SUCCEEDED')
  expect(tasks[0]?.detail).toBe('#7 shop, retail / production')
})

it('leaves nothing out in silence: a cut group leads to all', () => {
  const last = (typed: string, found?: Partial<Found>) =>
    groupsOf(typed, sources(found)).map(({ entries }) => {
      const { label, act } = entries.at(-1) ?? {}
      return [label, act]
    })
  expect(last('part-')).toEqual([['All 40 apps with “part-”', { to: '/apps?q=part-' }]])
  const cut = { tasks: [task('t9', 'a,b')], totalTasks: 12, submissions: [submission('s9', 'a,b')] }
  expect(last('a,b', { ...cut, hasMoreSubmissions: true })).toEqual([
    ['All 12 tasks named “a,b”', { to: '/tasks?names=a%252Cb' }],
    ['All submissions with “a,b”', { to: '/submissions?q=a%2Cb' }],
  ])
})

it('numbers the entries through all groups, headings apart', () => {
  const lines = linesOf(groupsOf('', sources()))
  expect(
    lines.map((line) => ('heading' in line ? line.heading : `${line.index} ${line.entry.label}`)),
  ).toEqual(['Pages', '0 Overview', 'Apps', '1 shop'])
})
