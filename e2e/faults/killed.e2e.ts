import type { Operator, Ticket } from '../testing/operator'
import { type ConsoleUnderTest, LOST_AFTER_MS } from './testing/console'
import { document, dropped, heldAfter, makeGate } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, needsPostgres, proveLooks, test } from './testing/test'
import { type App, type TestDatabase, World } from './testing/world'

// One console, killed once while a submission stands at each step of the protocol; then it is started again.
test.describe.configure({ mode: 'default', timeout: 90_000 })

type Press = { app: App; ticket: Ticket }

let world: World
let console: ConsoleUnderTest
let operator: Operator
let database: TestDatabase
let at: Record<'f12' | 'f13' | 'f14' | 'f15' | 'f16' | 'f17' | 'f18', Press>
let pressedAt = 0
let readyAt = 0

test.beforeAll(async () => {
  needsPostgres(test.info())
  world = await World.open()
  database = await world.database()
  const link = await world.linkTo(database)
  console = await world.console({ DATABASE_URL: link.url })
  operator = await world.signIn(console)
  await proveLooks(world, operator)
  const open = async (): Promise<Press> => {
    const app = await world.app()
    return { app, ticket: await operator.openForm(app.guid) }
  }
  at = {
    f12: await open(),
    f13: await open(),
    f14: await open(),
    f15: await open(),
    f16: await open(),
    f17: await open(),
    f18: await open(),
  }
  const press = ({ app, ticket }: Press) => void operator.press(app.guid, ticket).catch(() => undefined)
  const gates = { f14: makeGate(), f15: makeGate(), f16: makeGate(), f17: makeGate(), f18: makeGate() }
  const refusal = document(422, 10008, 'CF-UnprocessableEntity', 'Name is too long')
  at.f14.app.onCreate(dropped(gates.f14))
  at.f15.app.onCreate(heldAfter(gates.f15))
  at.f16.app.onCreate(heldAfter(gates.f16))
  at.f18.app.onCreate(heldAfter(gates.f18))
  at.f17.app.onCreate({
    kind: 'act',
    act: async ({ reply }) => {
      gates.f17.arrive()
      await gates.f17.opened
      reply(refusal)
    },
  })
  pressedAt = Date.now()
  for (const one of [at.f14, at.f15, at.f16, at.f17, at.f18]) press(one)
  await Promise.all(Object.values(gates).map(({ arrived }) => arrived))

  // Their answers come, and can't be written: the rows are locked.
  const unlock = await database.lock('select 1 from submissions where id in ($1, $2) for update', [
    at.f16.ticket.id,
    at.f17.ticket.id,
  ])
  gates.f16.open()
  gates.f17.open()
  await expect.poll(() => database.waiting('update "submissions"'), { timeout: 15_000 }).toBeGreaterThan(0)
  // What the console hears from the database ends where these two are written.
  link.keepAnswerTo('update "submissions"', at.f18.ticket.id)
  gates.f18.open()
  await expect.poll(() => database.outcome(at.f18.ticket.id)).toBe('accepted')
  link.keepAnswerTo('insert into "submissions"', at.f13.ticket.id)
  press(at.f13)
  await expect.poll(() => database.outcome(at.f13.ticket.id)).toBe('sending')
  link.keepRequest('insert into "submissions"', at.f12.ticket.id)
  press(at.f12)
  await expect.poll(() => link.isKeeping()).toBe(true)

  await console.kill()
  // The server would still write for a dead client what waits there for the lock.
  await expect.poll(() => database.waiting('update "submissions"'), { timeout: 15_000 }).toBe(0)
  await unlock()
  link.heal()
  for (const gate of Object.values(gates)) gate.open()
  await console.startAgain()
  readyAt = Date.now()
})

test.afterAll(() => world?.end())

test('killed before its row, it is sent by the next press', { tag: '@F12' }, async () => {
  const { app, ticket } = at.f12
  expect(await operator.outcome(ticket.id)).toBe('404')
  await expectUpstream(app, { tasks: 0, posts: 0 })
  expect((await operator.press(app.guid, ticket, 'true', { pressed: true })).outcome).toBe('accepted')
  await expectUpstream(app, { tasks: 1 })
})

test('killed after its row and before the first byte: lost', { tag: '@F13' }, async () => {
  await expectOutcome(operator, at.f13.ticket.id, 'lost', LOST_AFTER_MS + 20_000)
  await expectUpstream(at.f13.app, { tasks: 0, posts: 0 })
})

test('killed after the bytes that the API drops, it is lost in time', { tag: '@F14' }, async () => {
  await expectOutcome(operator, at.f14.ticket.id, 'lost', LOST_AFTER_MS + 20_000)
  const settledAt = Date.parse(String((await operator.state(at.f14.ticket.id))?.submission?.settledAt))
  expect(settledAt - readyAt).toBeGreaterThan(LOST_AFTER_MS - 3_000)
  await expectUpstream(at.f14.app, { tasks: 0 })
})

test('killed after the bytes, which the API processes: accepted soon', { tag: '@F15' }, async () => {
  await expectOutcome(operator, at.f15.ticket.id, 'accepted', LOST_AFTER_MS + 20_000)
  const settledAt = Date.parse(String((await operator.state(at.f15.ticket.id))?.submission?.settledAt))
  expect(settledAt).toBeLessThanOrEqual(Math.max(readyAt + 5_000, pressedAt + 15_000))
  await expectUpstream(at.f15.app, { tasks: 1 })
})

test('killed before 202 was written, it is accepted', { tag: '@F16' }, async () => {
  await expectOutcome(operator, at.f16.ticket.id, 'accepted', LOST_AFTER_MS + 20_000)
  await expectUpstream(at.f16.app, { tasks: 1 })
})

test('killed before 422 was written, it is lost', { tag: '@F17' }, async () => {
  await expectOutcome(operator, at.f17.ticket.id, 'lost', LOST_AFTER_MS + 20_000)
  expect((await operator.state(at.f17.ticket.id))?.submission?.cause).toMatch(/answer/)
  await expectUpstream(at.f17.app, { tasks: 0 })
})

test('killed before the page’s answer, it is accepted for good', { tag: '@F18' }, async () => {
  const { app, ticket } = at.f18
  expect(await operator.outcome(ticket.id)).toBe('accepted')
  expect((await operator.press(app.guid, ticket, 'true', { pressed: true })).outcome).toBe('accepted')
  await expectUpstream(app, { tasks: 1 })
})
