import type { Ticket } from '../testing/operator'
import {
  answeredThenProcessed,
  document,
  emptyList,
  heldAfter,
  heldBefore,
  makeGate,
  selectorIgnored,
  selectorRefused,
} from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, test } from './testing/test'

const ALWAYS = Number.POSITIVE_INFINITY

test('a hang after processing is found', { tag: '@F40' }, async ({ shared: { world, operator } }) => {
  const app = await world.app()
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  const ticket = await operator.openForm(app.guid)
  const pressed = operator.press(app.guid, ticket)
  await answer.arrived
  expect(await operator.outcome(ticket.id)).toBe('sending')
  await pressed
  await expectOutcome(operator, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 1 })
  answer.open()
})

test('a request processed after our timeout is found', { tag: '@F41' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const processing = makeGate()
  app.onCreate(heldBefore(processing))
  const ticket = await operator.openForm(app.guid)
  expect((await operator.press(app.guid, ticket)).outcome).toBe('unknown')
  expect(await app.tasks()).toHaveLength(0)
  processing.open()
  await expectOutcome(operator, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 1 })
})

for (const [what, fault] of [
  ['refuses the selector', selectorRefused],
  ['ignores the selector', selectorIgnored],
] as const) {
  test(`the task is found where the API ${what}`, { tag: '@F68' }, async ({
    shared: { world, operator },
  }) => {
    const app = await world.app()
    await operator.press(app.guid, await operator.openForm(app.guid))
    app.onLook(fault, ALWAYS)
    app.onCreate({ kind: 'cut-after' })
    const ticket = await operator.openForm(app.guid)
    await operator.press(app.guid, ticket)
    await expectOutcome(operator, ticket.id, 'accepted')
    const [newest] = (await app.tasks()).filter(
      ({ metadata }) => metadata.labels['task-console-submission'] === ticket.id,
    )
    expect((await operator.state(ticket.id))?.submission?.taskGuid).toBe(newest?.guid)
    await expectUpstream(app, { tasks: 2, posts: 2 })
  })
}

test('a task that the list shows only later is found', { tag: '@F76' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  app.onCreate({ kind: 'cut-after' })
  const ticket = await operator.openForm(app.guid)
  const show = app.onLook(emptyList, ALWAYS)
  expect((await operator.press(app.guid, ticket)).outcome).toBe('unknown')
  await expect.poll(async () => (await operator.state(ticket.id))?.submission?.looks).toBeGreaterThan(1)
  expect(await operator.outcome(ticket.id)).toBe('unknown')
  show()
  await expectOutcome(operator, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 1 })
})

test('a look that fails is no look, and Retry-After is kept', { tag: '@F77' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  app.onCreate({ kind: 'cut-after' })
  const ticket = await operator.openForm(app.guid)
  const failures = [
    document(500, 10001, 'UnknownError', 'An unknown error occurred.'),
    { kind: 'answer', status: 200, body: '<html></html>' },
    { kind: 'answer', status: 200, body: '{"resources":[]}' },
    { kind: 'cut-before' },
  ] as const
  for (const failure of failures) app.onLook(failure)
  const limit = document(429, 10013, 'CF-RateLimitExceeded', 'Rate Limit Exceeded', { 'retry-after': '2' })
  app.onLook(limit)
  await operator.press(app.guid, ticket)
  await expectOutcome(operator, ticket.id, 'accepted', 20_000)
  expect((await operator.state(ticket.id))?.submission?.looks).toBe(1)
  const looks = world.wire.seen.filter((one) => one.method === 'GET' && one.path === app.create)
  const [limited, after] = looks.slice(-2)
  expect((after?.at ?? 0) - (limited?.at ?? 0)).toBeGreaterThanOrEqual(2_000)
  await expectUpstream(app, { tasks: 1 })
})

test('a 503 that left a FAILED task is that task', { tag: '@F48' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const detail = 'Task workers are unavailable: runner is unavailable'
  app.onCreate({ ...document(503, 170_020, 'CF-TaskWorkersUnavailable', detail), forward: true })
  const ticket = await operator.openForm(app.guid)
  await operator.press(app.guid, ticket)
  await expectOutcome(operator, ticket.id, 'accepted')
  expect((await operator.state(ticket.id))?.submission).toMatchObject({ status: 503, errors: [{ detail }] })
  await expectUpstream(app, { tasks: 1 })
})

test('thirty unsettled ids of one app are each settled rightly', { tag: '@F92' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const late = makeGate()
  app.onCreate(answeredThenProcessed(502, late), 30)
  const tickets: Ticket[] = []
  for (let count = 0; count < 30; count += 1) {
    const ticket = await operator.openForm(app.guid)
    await operator.press(app.guid, ticket)
    tickets.push(ticket)
  }
  late.open()
  for (const { id } of tickets) await expectOutcome(operator, id, 'accepted', 15_000)
  const found = await Promise.all(
    tickets.map(async ({ id }) => (await operator.state(id))?.submission?.taskGuid),
  )
  expect(new Set(found).size).toBe(30)
  expect(app.posts()).toBe(30)
})
