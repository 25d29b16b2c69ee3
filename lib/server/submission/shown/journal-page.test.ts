import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, it } from 'vitest'
import { submissionListSchema } from '@/lib/queries/submission-list'
import { causeOf } from '@/lib/submission/cause'
import { type FakeApi, listOf, startFakeApi } from '../../testing/api'
import { testConsole, testSession } from '../../testing/console'
import { type NewSubmission, openSubmission, recordRefused } from '../journal/open'
import { aSubmission } from '../testing/submission'
import { exportSubmissions } from './export-submissions'
import { journalPage, readPosition } from './journal-page'
import { forgetSight } from './kept-sight'
import { submissionDetails } from './submission-details'

const here = await testConsole()
const { db } = here.database
const apis: FakeApi[] = []
afterAll(async () => {
  for (const one of apis) await one.stop()
  await here.database.close()
})

const SPACE = randomUUID()
const APP = randomUUID()
const HIDDEN_APP = randomUUID()
const USER = 'b6d52e2c-8a4e-4d07-9bbf-6df0f0a3a111'
let api: FakeApi
let developed: string[]
let fails = false
/** What the API says of the app itself; without it the route is not there, as on Korifi. */
let permissions: object | undefined

// An API of each test's own keeps their rows apart: a row is of one foundation.
beforeEach(async () => {
  api = await startFakeApi()
  apis.push(api)
  forgetSight(reader())
  developed = []
  fails = false
  permissions = undefined
  api.answer = (req, res) => {
    const { pathname, searchParams } = new URL(req.url ?? '', api.origin)
    if (fails) return res.writeHead(503).end('busy')
    if (pathname === '/v3/spaces') return res.writeHead(200).end(listOf([{ guid: SPACE }]))
    if (pathname.endsWith('/permissions') && permissions)
      return res.writeHead(200).end(JSON.stringify(permissions))
    if (pathname === '/v3/roles') return res.writeHead(200).end(listOf(developed.map(role)))
    const isAsked = searchParams.get('guids')?.split(',').includes(APP)
    return res.writeHead(200).end(listOf(isAsked ? [app] : []))
  }
})
const role = (space: string) => ({
  type: 'space_developer',
  relationships: { user: { data: { guid: USER } }, space: { data: { guid: space } } },
})
const app = {
  guid: APP,
  name: 'shop',
  state: 'STARTED',
  relationships: { space: { data: { guid: SPACE } } },
  created_at: '',
  updated_at: '',
}

const reader = () => {
  const session = testSession(here, api.origin, 'mika')
  return { ...session, user: { ...session.user, id: USER } }
}
const theirs = (more: Partial<NewSubmission> = {}) =>
  aSubmission({ foundation: api.origin, appGuid: APP, spaceGuid: SPACE, ...more })
const made = async (more: Partial<NewSubmission> = {}) => {
  const row = theirs(more)
  await openSubmission(db, row)
  return row.id
}
const SECRETS = { command: 'run --key hunter2', labels: 'owner=hunter2', body: '{"command":"hunter2"}' }
const refusedWithSecrets = async () => {
  const row = theirs({ ...SECRETS, taskName: 'rotate', form: '{"command":"hunter2"}' })
  const errors = [{ code: 10008, title: 'CF-UnprocessableEntity', detail: 'hunter2 is wrong' }]
  await recordRefused(db, row, {
    cause: causeOf('api-away', 'hunter2 was refused'),
    status: 422,
    errors,
    requestId: 'r-1',
  })
  return row.id
}
const pageOf = async (after?: string | null, session = reader()) => {
  const page = await journalPage(here, session, {}, readPosition(after))
  if (page.kind !== 'ok') throw new Error(page.kind)
  return page.body
}
const exported = async (format: 'csv' | 'json', most?: number) => {
  const started = await exportSubmissions(here.pages, reader(), {}, format, most)
  return started.kind === 'ok' ? new Response(started.body).text() : started.kind
}

// @S09
it('leaves what is secret out on the server, in list, export and on the page', async () => {
  const id = await refusedWithSecrets()
  const page = await pageOf()
  expect(page.submissions).toMatchObject([
    { id, isOutline: true, status: 422, error: '10008 CF-UnprocessableEntity', cause: null },
  ])
  const details = await submissionDetails(here, reader(), id)
  expect(details).toMatchObject({
    kind: 'ok',
    body: {
      isOutline: true,
      values: null,
      body: null,
      problems: [],
      submission: { errors: [{ code: 10008, title: 'CF-UnprocessableEntity', detail: '' }] },
    },
  })
  const texts = [page, details, await exported('csv'), await exported('json')].map((one) =>
    JSON.stringify(one),
  )
  for (const text of texts) {
    expect(text).toContain(id)
    expect(text).not.toContain('hunter2')
  }
})

it('gives all of it to a developer of the space', async () => {
  developed = [SPACE]
  const id = await refusedWithSecrets()
  expect((await pageOf()).submissions).toMatchObject([{ id, error: 'hunter2 is wrong', isOutline: false }])
  expect(await submissionDetails(here, reader(), id)).toMatchObject({
    kind: 'ok',
    body: { body: SECRETS.body },
  })
  expect(JSON.parse(await exported('json'))).toMatchObject([
    { id, command: SECRETS.command, labels: SECRETS.labels },
  ])
})

// @S09
it.each([true, false])('believes the API’s own word on what is secret of one app: %s', async (may) => {
  developed = may ? [] : [SPACE]
  permissions = { read_basic_data: true, read_sensitive_data: may }
  const id = await refusedWithSecrets()
  expect(await submissionDetails(here, reader(), id)).toMatchObject({
    kind: 'ok',
    body: { isOutline: !may, body: may ? SECRETS.body : null },
  })
})

// @S08
it('tells of a hidden submission what it tells of a missing one', async () => {
  const hidden = await made({ appGuid: HIDDEN_APP })
  const missing = await submissionDetails(here, reader(), randomUUID())
  expect(await submissionDetails(here, reader(), hidden)).toEqual(missing)
  expect(await submissionDetails(here, reader(), 'no id')).toEqual(missing)
  expect((await pageOf()).submissions).toEqual([])
  expect(await exported('json')).toBe('[]\n')
})

// @S08
it('tells the same of both while the API fails, of another foundation’s too', async () => {
  const others = [
    await made({ appGuid: HIDDEN_APP }),
    await made({ foundation: 'https://other.example.org' }),
    randomUUID(),
  ]
  await pageOf() // the spaces are remembered: only the question about the app is left to fail
  fails = true
  const told = await Promise.all(others.map((id) => submissionDetails(here, reader(), id)))
  expect(told.map(({ kind }) => kind)).toEqual(['failed', 'failed', 'failed'])
})

// @S09
it('does not go on with a file under rights that were taken away', async () => {
  developed = [SPACE]
  for (let count = 0; count < 502; count += 1) await made(SECRETS)
  const started = await exportSubmissions(here.pages, reader(), {}, 'json')
  if (started.kind !== 'ok') throw new Error(started.kind)
  const file = started.body.getReader()
  const read: Uint8Array[] = []
  for (let next = await file.read(); !next.done; next = await file.read()) {
    read.push(next.value)
    developed = []
    if (read.length === 1) forgetSight(reader())
  }
  const text = Buffer.concat(read).toString()
  expect(text.match(/"id"/g)).toHaveLength(502)
  expect(text.match(/run --key hunter2/g)).toHaveLength(500)
})

// @S04
it('breaks a file off once somebody signed out, at this replica or another', async () => {
  await made()
  const session = { ...reader(), isAlive: async () => false }
  const started = await exportSubmissions(here.pages, session, {}, 'json')
  if (started.kind !== 'ok') throw new Error(started.kind)
  await expect(new Response(started.body).text()).rejects.toThrow('signed out')
})

it('fills a page by reading on past what is hidden', async () => {
  const shown: string[] = []
  for (let count = 0; count < 60; count += 1) {
    shown.unshift(await made())
    await made({ appGuid: HIDDEN_APP })
    await made({ appGuid: HIDDEN_APP })
  }
  const first = await pageOf()
  expect(first.submissions).toHaveLength(50)
  const second = await pageOf(first.next)
  expect(second.next).toBeNull()
  expect([...first.submissions, ...second.submissions].map(({ id }) => id)).toEqual(shown)
  expect(submissionListSchema.parse(first)).toEqual(first)
})

it('says why others’ are missing while the API is away, and gives no export then', async () => {
  const own = await made({ userId: USER })
  await made()
  fails = true
  const page = await pageOf()
  expect(page.submissions.map(({ id }) => id)).toEqual([own])
  expect(page.missing).toContain('503')
  expect(await exported('csv')).toBe('no-answer')
  expect(await submissionDetails(here, reader(), own)).toMatchObject({ kind: 'ok' })
})

it('exports the filtered list, bounded, with a header', async () => {
  for (let count = 0; count < 5; count += 1) await made({ userId: USER, taskName: '=1+1' })
  const lines = (await exported('csv', 3)).trimEnd().split('\r\n')
  expect(lines).toHaveLength(4)
  expect(lines[0]).toMatch(/^"id","outcome","recorded_at"/)
  expect(lines[1]).toContain(`,"'=1+1",`)
  expect(JSON.parse(await exported('json', 3))).toMatchObject([{ task_name: '=1+1' }, {}, {}])
})

it('reads fast while something is open, slowly else', async () => {
  await refusedWithSecrets()
  const slow = (await pageOf()).nextLookMs
  await made()
  expect((await pageOf()).nextLookMs).toBeLessThan(slow)
})

it.each([
  '',
  'x',
  '0000-01-01T00:00:00.000Z_01a2157f-7a48-7641-9f42-aa7efcc179d0',
  '2026-13-01T00:00:00.000Z_01a2157f-7a48-7641-9f42-aa7efcc179d0',
  "2026-11-01T00:00:00.000Z_' or",
])('takes %j for no place', (text) => {
  expect(readPosition(text)).toBeUndefined()
})
