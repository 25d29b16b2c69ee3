import type { Operator, Result, Ticket } from '../testing/operator'
import { LOST_AFTER_MS } from './testing/console'
import { document, dropped, type Gate, heldBefore, makeGate, withoutLabel } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, proveLooks, test } from './testing/test'
import { type App, World } from './testing/world'

// Each of these takes a request's life to settle, so all are pressed at once, on one console.
test.describe.configure({ mode: 'default', timeout: 90_000 })

const ALWAYS = Number.POSITIVE_INFINITY
const WITHIN_MS = LOST_AFTER_MS + 15_000
const LABEL = 'task-console-submission'
const HTML = { headers: { 'content-type': 'text/html' }, body: '<html></html>' }
/** What leaves an answer out, each with its fault; `undefined` where the test makes it by hand. */
const HANG_UPS: Record<string, { tag: string; fault?: Parameters<App['onCreate']>[0] }> = {
  'a hang that is dropped': { tag: '@F39' },
  'a connection closed before a byte was read': { tag: '@F37' },
  '502 of a router': { tag: '@F46', fault: { kind: 'answer', status: 502, body: 'Bad Gateway' } },
  '503 of a maintenance page': {
    tag: '@F50',
    fault: { kind: 'answer', status: 503, headers: { 'retry-after': '1' }, body: 'down' },
  },
  '401 in HTML': { tag: '@F54', fault: { kind: 'answer', status: 401, ...HTML } },
  '422 that is cut': { tag: '@F67', fault: { kind: 'answer', status: 422, body: '{"errors":[{"co' } },
  'a redirect to another origin': {
    tag: '@F69',
    fault: { kind: 'answer', status: 308, headers: { location: 'http://127.0.0.1:1/v3' }, body: '' },
  },
}

type Press = { app: App; ticket: Ticket; answer: Promise<Result> }

let world: World
let operator: Operator
let pressedAt = 0
let gates: Record<'hang' | 'late' | 'meanwhile', Gate>
let lost: Map<string, Press>
let late: Press
let meanwhile: Press
let twice: Press
let unlooked: Press
let lookAgain = () => {}
let hidden: Press
let dropsLabel: Press

test.beforeAll(async () => {
  world = await World.open()
  const console = await world.console()
  operator = await world.signIn(console)
  await proveLooks(world, operator)
  gates = { hang: makeGate(), late: makeGate(), meanwhile: makeGate() }
  const faults = { ...HANG_UPS, 'a hang that is dropped': { fault: dropped(gates.hang) } }
  lost = new Map()
  for (const [what, { fault }] of Object.entries(faults))
    if (fault) lost.set(what, await press((app) => app.onCreate(fault)))
  late = await press((app) => app.onCreate(heldBefore(gates.late)))
  meanwhile = await press((app) => app.onCreate(heldBefore(gates.meanwhile)))
  twice = await press((app) => app.onCreate({ kind: 'cut-before' }))
  unlooked = await press((app) => {
    app.onCreate({ kind: 'cut-before' })
    lookAgain = app.onLook({ kind: 'answer', status: 503, body: 'down' }, ALWAYS)
  })
  hidden = await press((app) => {
    app.onCreate({ kind: 'cut-before' })
    app.onLook(document(404, 10010, 'CF-ResourceNotFound', 'App not found'), ALWAYS)
  })
  dropsLabel = await press((app) => app.onCreate(withoutLabel(LABEL, true)))
  // Last, since it closes whatever else would come meanwhile.
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  world.wire.hangUp(true)
  const answer = operator.press(app.guid, ticket)
  await answer
  world.wire.hangUp(false)
  lost.set('a connection closed before a byte was read', { app, ticket, answer })
  pressedAt = Date.now()
})

test.afterAll(() => world?.end())

async function press(fault: (app: App) => void): Promise<Press> {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  fault(app)
  return { app, ticket, answer: operator.press(app.guid, ticket, 'true', { fields: { name: 'as-sent' } }) }
}

const tookMs = (row: Result['submission']): number =>
  Date.parse(row?.settledAt ?? '') - Date.parse(row?.recordedAt ?? '')

const submissionOf = async ({ ticket }: Press) => (await operator.state(ticket.id))?.submission

test('the API’s own 503 without a task is lost early', { tag: ['@F44', '@F49'] }, async () => {
  const { app, ticket } = await press((one) =>
    one.onCreate(document(503, 170_020, 'CF-TaskWorkersUnavailable', 'Task workers are unavailable')),
  )
  await expectOutcome(operator, ticket.id, 'lost')
  const row = (await operator.state(ticket.id))?.submission
  expect({ status: row?.status, errors: row?.errors.length }).toEqual({ status: 503, errors: 1 })
  expect(tookMs(row)).toBeLessThan(5_000)
  await expectUpstream(app, { tasks: 0 })
})

for (const [what, { tag }] of Object.entries(HANG_UPS)) {
  test(`${what} without a task is lost, and not too early`, { tag }, async () => {
    const one = lost.get(what)
    if (!one) throw new Error(`nothing was pressed for ${what}`)
    expect((await one.answer).outcome).toBe('unknown')
    await expectOutcome(operator, one.ticket.id, 'lost', WITHIN_MS)
    const row = await submissionOf(one)
    expect(tookMs(row)).toBeGreaterThanOrEqual(LOST_AFTER_MS)
    expect(row?.looks).toBeGreaterThan(2)
    await expectUpstream(one.app, { tasks: 0, posts: what.includes('closed') ? 0 : 1 })
  })
}

test('a lost one is sent again once, from two tabs too', { tag: '@F91' }, async () => {
  await expectOutcome(operator, twice.ticket.id, 'lost', WITHIN_MS)
  const { app, ticket } = twice
  const tickets = [await operator.openForm(app.guid), await operator.openForm(app.guid)]
  const resend = { resends: ticket.id, fields: { name: 'as-sent' } }
  const results = await Promise.all(tickets.map((one) => operator.press(app.guid, one, 'true', resend)))
  const ids = new Set(results.map(({ submission }) => submission?.id))
  expect(ids.size).toBe(1)
  const [id = ''] = ids
  await expectOutcome(operator, String(id), 'accepted')
  await expectUpstream(app, { tasks: 1, posts: 2 })
})

test('a lost one whose task came meanwhile is not sent again', { tag: '@F84' }, async () => {
  const { app, ticket } = meanwhile
  await expectOutcome(operator, ticket.id, 'lost', WITHIN_MS)
  gates.meanwhile.open()
  await expect.poll(async () => (await app.tasks()).length).toBe(1)
  const result = await operator.press(app.guid, await operator.openForm(app.guid), 'true', {
    resends: ticket.id,
    fields: { name: 'as-sent' },
  })
  expect(result).toMatchObject({ outcome: 'accepted', submission: { id: ticket.id } })
  await expectOutcome(operator, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 1, posts: 1 })
})

test('looks that fail are no empty looks', { tag: '@F77' }, async () => {
  await expect
    .poll(() => Date.now() - pressedAt, { timeout: WITHIN_MS })
    .toBeGreaterThan(LOST_AFTER_MS + 1_000)
  expect(await submissionOf(unlooked)).toMatchObject({ outcome: 'unknown', looks: 0 })
  expect(String((await submissionOf(unlooked))?.lookProblem)).not.toBe('null')
  lookAgain()
  await expectOutcome(operator, unlooked.ticket.id, 'lost', 15_000)
  await expectUpstream(unlooked.app, { tasks: 0 })
})

test('an app that the API no longer shows proves nothing', { tag: '@F78' }, async () => {
  await expect
    .poll(() => Date.now() - pressedAt, { timeout: WITHIN_MS })
    .toBeGreaterThan(LOST_AFTER_MS + 1_000)
  expect(await submissionOf(hidden)).toMatchObject({ outcome: 'unknown', doubt: 'app-not-readable' })
  await expectUpstream(hidden.app, { tasks: 0 })
})

test('a task without its label is named, never called lost', { tag: ['@F72', '@F73'] }, async () => {
  await expect
    .poll(async () => (await submissionOf(dropsLabel))?.doubt, { timeout: WITHIN_MS })
    .toBe('candidates')
  const [task] = await dropsLabel.app.tasks()
  expect(await submissionOf(dropsLabel)).toMatchObject({
    outcome: 'unknown',
    candidates: [{ guid: task?.guid, name: 'as-sent' }],
  })
  await expectUpstream(dropsLabel.app, { tasks: 1 })
  const again = await operator.press(
    dropsLabel.app.guid,
    await operator.openForm(dropsLabel.app.guid),
    'true',
    {
      resends: dropsLabel.ticket.id,
      anyway: true,
      fields: { name: 'as-sent' },
    },
  )
  expect(again.outcome).toBe('accepted')
  await expectUpstream(dropsLabel.app, { tasks: 2, posts: 2 })
})

test('processed after it was called lost: accepted all the same', { tag: '@F47' }, async () => {
  await expectOutcome(operator, late.ticket.id, 'lost', WITHIN_MS)
  gates.late.open()
  await expectOutcome(operator, late.ticket.id, 'accepted', 40_000)
  await expectUpstream(late.app, { tasks: 1 })
})
