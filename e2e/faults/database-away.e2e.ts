import type { Operator } from '../testing/operator'
import { type ConsoleUnderTest, LOST_AFTER_MS } from './testing/console'
import type { DatabaseLink } from './testing/database-link'
import { heldAfter, makeGate } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, needsPostgres, proveLooks, test } from './testing/test'
import { type TestDatabase, World } from './testing/world'

// One console on PostgreSQL, and a link between the two that the tests cut; it must heal each time by itself.
test.describe.configure({ mode: 'default', timeout: 60_000 })

let world: World
let database: TestDatabase
let link: DatabaseLink
let console: ConsoleUnderTest
let operator: Operator

test.beforeAll(async () => {
  needsPostgres(test.info())
  world = await World.open()
  database = await world.database()
  link = await world.linkTo(database)
  console = await world.console({ DATABASE_URL: link.url })
  operator = await world.signIn(console)
  await proveLooks(world, operator)
})

test.afterEach(() => link?.heal())
test.afterAll(() => world?.end())

/** The console is ready again without a restart. */
const healed = () =>
  expect.poll(async () => (await operator.get('/readyz')).status, { timeout: 15_000 }).toBe(200)

test('without a database nothing is sent, until it is back', { tag: '@F25' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  link.cut()
  const begun = performance.now()
  expect(await operator.press(app.guid, ticket)).toMatchObject({
    outcome: 'rejected',
    reason: 'not-recorded',
  })
  expect(performance.now() - begun).toBeLessThan(6_000)
  expect((await operator.get('/readyz')).status).toBe(503)
  await expectUpstream(app, { tasks: 0, posts: 0 })
  link.heal()
  await healed()
  expect(await database.outcome(ticket.id)).toBeUndefined()
  expect((await operator.press(app.guid, ticket, 'true', { pressed: true })).outcome).toBe('accepted')
  await expectUpstream(app, { tasks: 1 })
})

test('a connection cut while the insert commits sends nothing', { tag: '@F26' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  link.keepAnswerTo('insert into "submissions"', ticket.id)
  const pressed = operator.press(app.guid, ticket)
  await expect.poll(() => database.outcome(ticket.id)).toBe('sending')
  link.cut()
  expect(await pressed).toMatchObject({ outcome: 'rejected', reason: 'not-recorded' })
  link.heal()
  await healed()
  const ended = async () => ['rejected', 'lost'].includes(String(await database.outcome(ticket.id)))
  await expect.poll(ended, { timeout: LOST_AFTER_MS + 25_000 }).toBe(true)
  await expectUpstream(app, { tasks: 0, posts: 0 })
})

test('an insert whose answer was cut says rejected once it heals', { tag: '@F26' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  link.keepAnswerTo('insert into "submissions"', ticket.id)
  const pressed = operator.press(app.guid, ticket)
  await expect.poll(() => database.outcome(ticket.id)).toBe('sending')
  link.cut()
  await pressed
  link.heal()
  await expect.poll(() => database.outcome(ticket.id)).toBe('rejected')
})

test('a page that needs the database says that it is away', { tag: '@F25' }, async ({ page, context }) => {
  const app = await world.app()
  await context.addCookies([operator.cookie])
  link.cut()
  await page.goto(`${console.address}/apps/${app.guid}`)
  await expect(page.getByRole('alert')).toContainText(/database/i)
})

test('an insert slower than 2 s is never sent', { tag: '@F27' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  link.keepRequest('insert into "submissions"', ticket.id)
  const begun = performance.now()
  expect(await operator.press(app.guid, ticket)).toMatchObject({
    outcome: 'rejected',
    reason: 'not-recorded',
  })
  expect(performance.now() - begun).toBeLessThan(4_000)
  link.heal()
  await expect.poll(() => database.outcome(ticket.id)).toBe('rejected')
  await expectUpstream(app, { tasks: 0, posts: 0 })
})

test('a table that is locked: not sent, no row', { tag: '@F27' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const release = await database.lock('lock table submissions in share row exclusive mode')
  expect(await operator.press(app.guid, ticket)).toMatchObject({
    outcome: 'rejected',
    reason: 'not-recorded',
  })
  await release()
  expect([undefined, 'rejected']).toContain(await database.outcome(ticket.id))
  await expectUpstream(app, { tasks: 0, posts: 0 })
})

test('frozen between row and first byte: not sent', { tag: '@F22' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  link.keepAnswerTo('insert into "submissions"', ticket.id)
  const pressed = operator.press(app.guid, ticket)
  await expect.poll(() => database.outcome(ticket.id)).toBe('sending')
  console.freeze()
  link.heal()
  const frozenAt = Date.now()
  await expect.poll(() => Date.now() - frozenAt, { timeout: 10_000 }).toBeGreaterThan(6_000)
  console.thaw()
  expect((await pressed).outcome).toBe('rejected')
  await expect.poll(() => database.outcome(ticket.id)).toBe('rejected')
  await expectUpstream(app, { tasks: 0, posts: 0 })
})

test('an outcome waits until the database is back', { tag: '@F29' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  void operator.press(app.guid, ticket).catch(() => undefined)
  await answer.arrived
  link.cut()
  answer.open()
  await expect.poll(async () => (await operator.get('/readyz')).status).toBe(503)
  expect(await database.outcome(ticket.id)).toBe('sending')
  link.heal()
  await expectOutcome(operator, ticket.id, 'accepted')
  expect((await operator.state(ticket.id))?.submission?.status).toBe(202)
  await expectUpstream(app, { tasks: 1 })
})

test('a row gone while the form is open: its task is found', { tag: '@F31' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  await operator.press(app.guid, ticket)
  await database.query('delete from submissions where id = $1', [ticket.id])
  const result = await operator.press(app.guid, ticket, 'true', { pressed: true })
  expect(result).toMatchObject({ outcome: 'accepted', submission: { id: ticket.id } })
  expect(await operator.outcome(ticket.id)).toBe('accepted')
  await expectUpstream(app, { tasks: 1 })
})

test('a killed console without a database finds the task later', { tag: '@F30' }, async () => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  void operator.press(app.guid, ticket).catch(() => undefined)
  await answer.arrived
  link.cut()
  answer.open()
  await expect.poll(async () => (await operator.get('/readyz')).status).toBe(503)
  await console.kill()
  link.heal()
  await console.startAgain()
  await expectOutcome(operator, ticket.id, 'accepted', 20_000)
  await expectUpstream(app, { tasks: 1 })
})
