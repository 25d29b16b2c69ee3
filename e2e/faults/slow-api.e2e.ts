import type { Operator, Result, Ticket } from '../testing/operator'
import { document, type Gate, heldAfter, makeGate } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, test } from './testing/test'
import { type App, World } from './testing/world'

// One console that waits long for the API: what happens meanwhile, all of it at once.
test.describe.configure({ mode: 'default', timeout: 90_000 })

const WAITS = { CF_REQUEST_TIMEOUT_MS: '30000', CF_REQUEST_LIFE_MS: '30000' }

let world: World
let operator: Operator
let found: { app: App; ticket: Ticket; answer: Promise<Result>; gate: Gate }
let failed: typeof found

test.beforeAll(async () => {
  world = await World.open()
  operator = await world.signIn(await world.console(WAITS))
  found = await press((gate) => heldAfter(gate))
  failed = await press((gate) => ({
    kind: 'act',
    act: async ({ forward, reply }) => {
      await forward()
      gate.arrive()
      await gate.opened
      reply(document(503, 170_020, 'CF-TaskWorkersUnavailable', 'Task workers are unavailable'))
    },
  }))
})

test.afterAll(() => world?.end())

async function press(fault: (gate: Gate) => Parameters<App['onCreate']>[0]) {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const gate = makeGate()
  app.onCreate(fault(gate))
  const answer = operator.press(app.guid, ticket)
  await gate.arrived
  return { app, ticket, answer, gate }
}

test('a page is answered after 10 s, and a look finds the task', { tag: '@F40' }, async () => {
  expect((await found.answer).outcome).toBe('sending')
  await expectOutcome(operator, found.ticket.id, 'accepted', 15_000)
  await expectUpstream(found.app, { tasks: 1 })
})

test('an answer after the look is kept with the outcome', { tag: '@F95' }, async () => {
  await expectOutcome(operator, found.ticket.id, 'accepted', 20_000)
  const before = (await operator.state(found.ticket.id))?.submission
  expect(before?.status).toBeNull()
  found.gate.open()
  await expect.poll(async () => (await operator.state(found.ticket.id))?.submission?.status).toBe(202)
  const after = (await operator.state(found.ticket.id))?.submission
  expect(after).toMatchObject({
    outcome: 'accepted',
    taskGuid: before?.taskGuid,
    settledAt: before?.settledAt,
  })
  expect(after?.requestId).toBeTruthy()
})

test('a failure told after a minute is kept with its task', { tag: '@F48' }, async () => {
  await expectOutcome(operator, failed.ticket.id, 'accepted', 20_000)
  failed.gate.open()
  await expect.poll(async () => (await operator.state(failed.ticket.id))?.submission?.status).toBe(503)
  expect((await operator.state(failed.ticket.id))?.submission).toMatchObject({
    outcome: 'accepted',
    errors: [{ title: 'CF-TaskWorkersUnavailable' }],
  })
  await expectUpstream(failed.app, { tasks: 1 })
})
