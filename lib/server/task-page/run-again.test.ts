import { afterAll, beforeEach, expect, it } from 'vitest'
import { emptyValues, type TaskFormValues } from '@/lib/task-form/fields'
import { toRequest } from '@/lib/task-form/request'
import { fullForm } from '@/lib/task-form/testing/any-form'
import { taskMadeOf } from '@/lib/task-form/testing/task-made-of'
import { readTaskOptions } from '../cloud-controller/task-options'
import type { Session } from '../session/session'
import { recordFound } from '../submission/journal/open'
import { prepare } from '../submission/prepare'
import { issueTicket } from '../submission/ticket'
import { startFakeApi } from '../testing/api'
import { testConsole, testSession } from '../testing/console'
import { fillFromTask, readRunAgain } from './run-again'
import { APP, CURRENT_DROPLET, droplet, OLD_DROPLET, PROCESS, serveApp, TASK } from './testing/around-app'

const here = await testConsole()
const api = await startFakeApi()
afterAll(async () => {
  await api.stop()
  await here.agents.close()
  await here.database.close()
})
const own = { db: here.db, config: here.config }
const session = testSession(here, api.origin)
const full: TaskFormValues = { ...fullForm, app: APP, template: PROCESS, droplet: OLD_DROPLET, user: 'vcap' }

const serve = (task: object, more: Record<string, object | undefined> = {}) =>
  serveApp(api, { [`/v3/tasks/${TASK}`]: task, ...more })
const madeOf = (values: TaskFormValues, more: object = {}) => ({
  ...taskMadeOf(values),
  guid: TASK,
  droplet_guid: values.droplet || CURRENT_DROPLET,
  ...more,
})

async function again(of: Session = session) {
  const read = await readRunAgain(own, of, TASK)
  if (read.kind !== 'ok') throw new Error(read.kind)
  return read.body
}

async function filled() {
  const options = await readTaskOptions(session, APP)
  if (options.kind !== 'ok') throw new Error(options.kind)
  return fillFromTask(own, session, TASK, options.body)
}

beforeEach(() => serve(madeOf(full)))

it('a task made elsewhere runs again with every value that it tells', async () => {
  const { values, droplets, ticket } = await again()
  const { template: _, ...told } = toRequest(full)
  expect(toRequest({ ...values, droplet: OLD_DROPLET })).toEqual(told)
  expect(droplets).toMatchObject({
    before: { kind: 'usable', droplet: { guid: OLD_DROPLET, revision: 11 } },
    current: { guid: CURRENT_DROPLET, revision: 12 },
  })
  expect(ticket.foundation).toBe(api.origin)
  expect((await again()).ticket.id).not.toBe(ticket.id)
})

it('a droplet that is gone or can’t run is told, and the current one is left', async () => {
  serve(madeOf(full), { [`/v3/droplets/${OLD_DROPLET}`]: undefined })
  expect((await again()).droplets.before).toEqual({ kind: 'gone', guid: OLD_DROPLET })
  expect(await filled()).toMatchObject({
    values: { droplet: '' },
    notes: ['The droplet that it ran is gone: the app’s current one is taken.'],
  })
  serve(madeOf(full), { [`/v3/droplets/${OLD_DROPLET}`]: droplet(OLD_DROPLET, { state: 'EXPIRED' }) })
  expect((await again()).droplets.before).toMatchObject({ kind: 'not-staged', state: 'EXPIRED' })
})

it('the form is filled with the same, the current droplet as the current one', async () => {
  const { values, leftOut } = await filled()
  expect(leftOut).toEqual([])
  expect(values).toMatchObject({ droplet: OLD_DROPLET, command: full.command, memory: full.memory })
  serve(madeOf({ ...full, droplet: '' }))
  expect((await filled()).values.droplet).toBe('')
})

it('a command that is hidden is left empty, and said to be', async () => {
  const { command: _, ...hidden } = madeOf(full)
  serve(hidden)
  expect(await filled()).toMatchObject({
    values: { command: '' },
    leftOut: ['command: it is shown to those who may read the app’s secrets. Type it.'],
  })
})

it.each([
  ['gone, or not one you may see', undefined],
  ['this is the form of another app', { ...madeOf(full), relationships: { app: { data: { guid: 'b' } } } }],
])('the form says of the task: %s', async (why, task) => {
  serveApp(api, { [`/v3/tasks/${TASK}`]: task })
  expect(await filled()).toEqual({ from: 'task', values: emptyValues(APP), leftOut: [`task: ${why}`] })
})

it('the user of an image is not asked for by name, unless it is the usual one', async () => {
  const image = { [`/v3/droplets/${OLD_DROPLET}`]: droplet(OLD_DROPLET, { image: 'registry.example/a' }) }
  serve(madeOf(full, { user: 'root' }), image)
  expect(await again()).toMatchObject({ values: { user: '' }, notes: [expect.stringContaining('root')] })
  serve(madeOf(full, { user: 'vcap' }), image)
  expect((await again()).values.user).toBe('vcap')
  serve(madeOf(full, { user: 'ContainerUser' }))
  expect((await again()).values.user).toBe('ContainerUser')
})

it('Korifi is asked for command, labels and annotations alone', async () => {
  const korifi = { ...session, foundation: { ...session.foundation, apiVersion: '3.117.0+cf-k8s' } }
  const { values, droplets } = await again(korifi)
  expect(Object.keys(toRequest(values))).toEqual(['command', 'metadata'])
  expect(droplets).toMatchObject({ before: { kind: 'not-told' }, current: null })
})

it('what only the submission knows comes from the journal: template and no name', async () => {
  const values = { ...full, name: '' }
  const ticket = issueTicket(session)
  await recordFound(here.db, prepare(session, { ticket, values }, here.config), TASK)
  serve(madeOf({ ...values, name: 'deadbeef' }))
  const read = await again()
  expect(read).toMatchObject({ templateType: 'worker', values: { template: PROCESS, name: '' } })
  expect(toRequest({ ...read.values, droplet: OLD_DROPLET })).toEqual(toRequest(values))
  serve(madeOf({ ...values, name: 'deadbeef' }), { [`/v3/apps/${APP}/processes`]: undefined })
  expect(await again()).toMatchObject({
    values: { template: '' },
    notes: ['Its template process is gone or could not be read. What it gave is filled in.'],
  })
})
