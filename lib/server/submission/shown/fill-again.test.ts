import fc from 'fast-check'
import { uuidv7 } from 'uuidv7'
import { afterAll, expect, it } from 'vitest'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/fields'
import { anyForm, fullForm } from '@/lib/task-form/testing/any-form'
import { listOf, startFakeApi } from '../../testing/api'
import { testConsole, testSession } from '../../testing/console'
import { openSubmission } from '../journal/open'
import { prepare } from '../prepare'
import { aSubmission } from '../testing/submission'
import { issueTicket } from '../ticket'
import { fillAgain } from './fill-again'
import { forgetSight } from './kept-sight'

const here = await testConsole()
const { db } = here.database
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.database.close()
})
const session = testSession(here, api.origin)
const APP = 'eeeeeeee-0000-4000-8000-000000000001'
const KEY = here.config.submissionLabel

/** Every field filled in, some as the console would not print them. */
const full: TaskFormValues = {
  ...fullForm,
  app: APP,
  command: "bin/export --day '2026-11-22'\n  --out=s3://orders/",
  memory: '1.5 GB',
  disk: '512',
  logRate: '16K',
}

const submitted = async (values: TaskFormValues) => {
  const ticket = issueTicket(session)
  await openSubmission(db, prepare(session, { ticket, values }, here.config))
  return ticket.id
}

it('gives every field of the form back through the journal', async () => {
  const empty = emptyValues()
  for (const field of Object.keys(empty))
    expect(full).not.toMatchObject({ [field]: Reflect.get(empty, field) })
  const id = await submitted(full)
  expect(await fillAgain(here.db, session, { id, appGuid: APP }, here.config)).toEqual({
    from: 'again',
    values: full,
    leftOut: [],
  })
})

it('gives whatever form back', async () => {
  await fc.assert(
    fc.asyncProperty(anyForm, async (values) => {
      const id = await submitted(values)
      expect((await fillAgain(here.db, session, { id, appGuid: APP }, here.config)).values).toEqual(values)
    }),
    { numRuns: 30 },
  )
})

// @P14
it('gives what was sent back where the form is of an older build, without our label', async () => {
  const ticket = issueTicket(session)
  const row = prepare(session, { ticket, values: full }, here.config)
  await openSubmission(db, { ...row, form: '{"version":0}' })
  const { values } = await fillAgain(here.db, session, { id: ticket.id, appGuid: APP }, here.config)
  expect(row.body).toContain(KEY)
  expect(values).toMatchObject({
    ...full,
    disk: '512 MB',
    logRate: '16 KB/s',
    labels: [{}, {}],
    annotations: [{}],
  })
  expect(values.labels.map(({ key, value }) => [key, value])).toEqual([
    ['team', 'core'],
    ['example.com/schedule', 'nightly'],
  ])
})

// @P14
it('never gives a label of ours back that a form held', async () => {
  const id = await submitted({ ...full, labels: [{ id: 'x', key: KEY, value: uuidv7() }] })
  expect((await fillAgain(here.db, session, { id, appGuid: APP }, here.config)).values.labels).toEqual([])
})

// @S77
it('fills nothing in from what may not be seen', async () => {
  const again = async (row: ReturnType<typeof aSubmission>) => {
    await openSubmission(db, row)
    const { values, leftOut } = await fillAgain(here.db, session, { id: row.id, appGuid: APP }, here.config)
    expect(values).toEqual(emptyValues(APP))
    return leftOut
  }
  const theirs = (more = {}) =>
    aSubmission({ foundation: api.origin, appGuid: APP, userId: 'id of mika', spaceGuid: 'ours', ...more })
  api.answer = (_req, res) => res.writeHead(200).end(listOf([]))
  expect(await again(theirs())).toEqual(['again: no such submission, or not one you may see'])
  forgetSight(session)
  const app = {
    guid: APP,
    name: 'shop',
    state: 'STARTED',
    relationships: { space: { data: { guid: 'ours' } } },
    created_at: '',
    updated_at: '',
  }
  api.answer = (req, res) => res.writeHead(200).end(listOf(req.url?.startsWith('/v3/apps?') ? [app] : []))
  expect(await again(theirs())).toEqual(['again: you may not see what it asked for'])
  forgetSight(session)
  api.answer = (_req, res) => res.writeHead(503).end()
  expect(await again(theirs())).toEqual(['again: the API could not be asked whether you may see it'])
})

it.each(['no id', uuidv7(), `${uuidv7()}'`])('fills nothing in from %s', async (id) => {
  expect((await fillAgain(here.db, session, { id, appGuid: APP }, here.config)).leftOut).toHaveLength(1)
})
