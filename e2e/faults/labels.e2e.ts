import type { Operator } from '../testing/operator'
import { type ConsoleUnderTest, LOST_AFTER_MS } from './testing/console'
import { withoutLabel, withoutMetadata } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, proveLooks, test } from './testing/test'
import { World } from './testing/world'

// Foundations that do not keep our label, and settings that change it: consoles of their own, since they remember it.
test.describe.configure({ mode: 'default', timeout: 90_000 })

const ALWAYS = Number.POSITIVE_INFINITY

let world: World
let console: ConsoleUnderTest
let operator: Operator
let forgetful: World
let atForgetful: Operator

test.beforeAll(async () => {
  world = await World.open()
  forgetful = await World.open()
  const [first, second] = await Promise.all([world.console(), forgetful.console()])
  console = first
  operator = await world.signIn(first)
  atForgetful = await forgetful.signIn(second)
  await proveLooks(forgetful, atForgetful)
})

test.afterAll(async () => {
  await world?.end()
  await forgetful?.end()
})

test('a task given back without its label is accepted', { tag: '@F71' }, async () => {
  const app = await forgetful.app()
  app.onCreate(withoutLabel('task-console-submission'))
  const ticket = await atForgetful.openForm(app.guid)
  expect((await atForgetful.press(app.guid, ticket)).outcome).toBe('accepted')
  await expectUpstream(app, { tasks: 1 })
  const other = await forgetful.app()
  other.onCreate({ kind: 'cut-before' })
  const next = await atForgetful.openForm(other.guid)
  await atForgetful.press(other.guid, next)
  const doubt = async () => (await atForgetful.state(next.id))?.submission?.doubt
  await expect.poll(doubt, { timeout: LOST_AFTER_MS + 15_000 }).toBe('label-dropped')
  expect(await atForgetful.outcome(next.id)).toBe('unknown')
})

test('a foundation without metadata on tasks is said to be one', { tag: '@F61' }, async () => {
  const app = await forgetful.app()
  app.onCreate(withoutMetadata)
  const ticket = await atForgetful.openForm(app.guid)
  expect((await atForgetful.press(app.guid, ticket)).outcome).toBe('accepted')
  const form = await atForgetful.get(`/api/apps/${app.guid}/checks`)
  expect(await form.text()).toContain('nobody can find out here whether the task exists')
})

test('a label changed or switched off meanwhile is found all the same', { tag: '@F90' }, async () => {
  const app = await world.app()
  const tickets = [await operator.openForm(app.guid), await operator.openForm(app.guid)]
  app.onCreate({ kind: 'cut-after' }, 2)
  const look = app.onLook({ kind: 'answer', status: 503, body: 'down' }, ALWAYS)
  for (const ticket of tickets) expect((await operator.press(app.guid, ticket)).outcome).toBe('unknown')
  await console.kill()
  await console.startAgain({ SUBMISSION_LABEL: 'another-key' })
  for (const { id } of tickets) expect(await operator.outcome(id)).toBe('unknown')
  await console.kill()
  await console.startAgain({ SUBMISSION_LABEL: '' })
  look()
  for (const { id } of tickets) await expectOutcome(operator, id, 'accepted', 20_000)
  await expectUpstream(app, { tasks: 2, posts: 2 })
})

test('with the label off a lost answer can’t be found out', { tag: '@F72' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  app.onCreate({ kind: 'cut-after' })
  await operator.press(app.guid, ticket)
  await expect.poll(async () => (await operator.state(ticket.id))?.submission?.doubt).toBe('no-label')
  expect(await operator.outcome(ticket.id)).toBe('unknown')
  await expectUpstream(app, { tasks: 1 })
  expect(await (await operator.get(`/api/apps/${app.guid}/checks`)).text()).toContain('sends no label')
})
