import { uuidv7 } from 'uuidv7'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { causeOf } from '@/lib/submission/cause'
import type { SubmissionFilters } from '@/lib/submission/filters'
import { hostileTexts } from '@/lib/task-form/testing/hostile-texts'
import { testConsole } from '../../testing/console'
import { aSubmission } from '../testing/submission'
import { type JournalScope, listSubmissions } from './list'
import { markStale } from './looks'
import { type NewSubmission, openSubmission, recordFound, recordRefused } from './open'

const here = await testConsole()
const { db, pages } = here.database
afterAll(() => here.database.close())

// A foundation of each test's own keeps their rows apart.
let foundation = ''
let scope: JournalScope
beforeEach(() => {
  foundation = `https://${uuidv7()}.example.org`
  scope = { foundation, user: { id: 'id of dana', origin: 'uaa' }, readable: [], secret: [] }
})

const made = async (more: Partial<NewSubmission> = {}) => {
  const submission = aSubmission({ foundation, ...more })
  await openSubmission(db, submission)
  return submission.id
}
const refused = async (detail: string, more: Partial<NewSubmission> = {}) => {
  const submission = aSubmission({ foundation, ...more })
  const errors = [{ code: 10008, title: 'CF-UnprocessableEntity', detail }]
  await recordRefused(db, submission, {
    cause: causeOf('form-refused'),
    status: 422,
    errors,
    requestId: `r-${submission.id}`,
  })
  return submission.id
}
const idsOf = async (filters: SubmissionFilters, of = scope) =>
  (await listSubmissions(pages, of, filters, { most: 50, now: Date.now() })).map(({ id }) => id)

const mika = { userId: 'id of mika', userName: 'mika' }

it('lists the newest first, page by page without gap or repetition', async () => {
  const all = []
  for (let count = 0; count < 7; count += 1) all.unshift(await made())
  const read: string[] = []
  for (let after: { recordedAt: Date; id: string } | undefined; ; ) {
    const rows = await listSubmissions(pages, scope, {}, { after, most: 3, now: Date.now() })
    read.push(...rows.map(({ id }) => id))
    after = rows.at(-1)
    if (rows.length < 3) break
  }
  expect(read).toEqual(all)
})

// @S09
it('gives own rows, and those of others in readable spaces of this foundation only', async () => {
  const own = await made({ spaceGuid: 'elsewhere' })
  const colleagues = await made({ ...mika, spaceGuid: 'ours' })
  await made({ ...mika, spaceGuid: 'theirs' })
  await made({ ...mika, spaceGuid: '' })
  await made({ foundation: `${foundation}.other` })
  await made({ userOrigin: 'ldap' })
  expect(await idsOf({})).toEqual([own])
  expect(await idsOf({}, { ...scope, readable: ['ours', 'more'] })).toEqual([colleagues, own])
  expect(await idsOf({}, { ...scope, readable: 'all' })).toHaveLength(5)
})

it('filters by each of its filters', async () => {
  const appGuid = '6a0b1c2d-0000-4000-8000-000000000001'
  const wanted = await refused('memory_in_mb exceeds space memory quota', { appGuid, appName: 'storefront' })
  await made()
  expect(await idsOf({ outcome: 'rejected' })).toEqual([wanted])
  expect(await idsOf({ app: appGuid.toUpperCase() })).toEqual([wanted])
  expect(await idsOf({ app: 'storefront' })).toEqual([wanted])
  expect(await idsOf({ status: 422 })).toEqual([wanted])
  expect(await idsOf({ request: `r-${wanted}` })).toEqual([wanted])
  expect(await idsOf({ error: 'SPACE MEMORY' })).toEqual([wanted])
  expect(await idsOf({ user: 'dana' })).toHaveLength(2)
  expect(await idsOf({ user: 'mika' })).toEqual([])
  expect(await idsOf({ from: '1h' })).toHaveLength(2)
  expect(await idsOf({ to: '1h' })).toEqual([])
  expect(await idsOf({ from: '2020-01-01', to: '2020-12-31' })).toEqual([])
  expect(await idsOf({ outcome: 'rejected', status: 403 })).toEqual([])
})

it('searches name, command and labels without case', async () => {
  const byName = await made({ taskName: 'Nightly-Export' })
  const byCommand = await made({ command: 'bin/nightly --all' })
  const byLabel = await made({ labels: 'schedule=nightly\nteam=core' })
  await made()
  expect(await idsOf({ q: 'nightly' })).toEqual([byLabel, byCommand, byName])
  expect(await idsOf({ q: 'schedule=night' })).toEqual([byLabel])
})

it('finds a submission by the ids and the line of an error that its ticket shows', async () => {
  const wanted = await refused('memory_in_mb exceeds space memory quota')
  const accepted = aSubmission({ foundation })
  const taskGuid = '7b451e4c-a4cf-472b-8896-4c442c4f6372'
  await recordFound(db, accepted, taskGuid)
  expect(await idsOf({ q: wanted.toUpperCase() })).toEqual([wanted])
  expect(await idsOf({ q: taskGuid })).toEqual([accepted.id])
  expect(await idsOf({ error: '10008 CF-UnprocessableEntity: memory_in_mb' })).toEqual([wanted])
})

// @S09
it('finds nobody else by what of his is secret, only by name', async () => {
  const theirs = await refused('password is hunter2', {
    ...mika,
    spaceGuid: 'ours',
    taskName: 'rotate-keys',
    command: 'rotate --key hunter2',
    labels: 'owner=hunter2',
  })
  const reader = { ...scope, readable: ['ours'] }
  expect(await idsOf({ q: 'rotate-keys' }, reader)).toEqual([theirs])
  expect(await idsOf({ q: 'hunter2' }, reader)).toEqual([])
  expect(await idsOf({ error: 'hunter2' }, reader)).toEqual([])
  const developer: JournalScope = { ...reader, secret: ['ours'] }
  expect(await idsOf({ q: 'hunter2' }, developer)).toEqual([theirs])
  expect(await idsOf({ error: 'hunter2' }, developer)).toEqual([theirs])
  expect(await idsOf({ error: 'hunter2' }, { ...reader, readable: 'all', secret: 'all' })).toEqual([theirs])
})

// @S29
it.each([
  ['100%', '100 per cent'],
  ['a_b', 'aXb'],
  ['c:\\temp', 'c:temp'],
])('%s is text and no pattern', async (text, alike) => {
  const literal = await made({ command: `echo ${text} now` })
  await made({ command: `echo ${alike} now` })
  expect(await idsOf({ q: text })).toEqual([literal])
})

const searches = hostileTexts('search').filter(({ value }) => value.length < 300)
// @S29
it.each(searches)('$id is text: $why', async ({ value }) => {
  const id = await made({ command: `echo ${value}` })
  expect(await idsOf({ q: value })).toEqual([id])
  expect(await idsOf({ app: value, user: value, request: value, error: value })).toEqual([])
})

it('has hostile searches to try', () => {
  expect(searches.map(({ id }) => id)).toEqual(['H148', 'H150'])
})

it('finds what a console left behind by why nobody knows more', async () => {
  const left = await made()
  await markStale(db, 0)
  expect(await idsOf({ error: 'console stopped before' })).toEqual([left])
})
