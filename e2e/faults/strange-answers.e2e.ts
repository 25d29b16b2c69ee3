import { memoryOf } from './testing/memory'
import {
  answeredThenProcessed,
  document,
  MONSTERS,
  makeGate,
  processedThen,
  withAnotherLabel,
} from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, test } from './testing/test'

for (const [what, monster] of Object.entries(MONSTERS)) {
  test(`an answer that is ${what} is not waited out`, { tag: ['@F66', '@F70'] }, async ({
    shared: { world, operator, console },
  }) => {
    const app = await world.app()
    const before = await memoryOf(console.pid())
    app.onCreate(monster)
    const ticket = await operator.openForm(app.guid)
    const result = await operator.press(app.guid, ticket)
    expect(['unknown', 'accepted']).toContain(result.outcome)
    await expectOutcome(operator, ticket.id, 'accepted')
    await expectUpstream(app, { tasks: 1 })
    expect((await memoryOf(console.pid())) - before).toBeLessThan(128 * 1024)
  })
}

const ANOTHER = '019ab3f4-77c0-7d21-8a40-c0ffee15900d'
const HTML = { headers: { 'content-type': 'text/html' }, body: '<html><body>Sign in</body></html>' }
const elsewhere = { status: 307, headers: { location: 'http://127.0.0.1:1/elsewhere' }, body: '' }

// One table over what is judged stands beside `judge`; these are the same on a real connection, each with its task.
for (const [tag, what, answer] of [
  ['@F45', 'the API’s own 500', document(500, 10001, 'UnknownError', 'An unknown error occurred.')],
  ['@F46', '502 without a document', { status: 502, body: '502 Bad Gateway' }],
  ['@F54', '401 in HTML', { status: 401, ...HTML }],
  ['@F62', '408 with the document', document(408, 10001, 'RequestTimeout', 'too slow')],
  ['@F64', '429 in HTML', { status: 429, ...HTML }],
  ['@F65', '421', { status: 421, body: '' }],
  ['@F66', '202 with HTML', { status: 202, ...HTML }],
  ['@F67', '422 without errors', { status: 422, body: '{"errors":[]}' }],
  ['@F69', 'a redirect to another origin', elsewhere],
] as const) {
  test(`after ${what} the task is found, and sent once`, { tag }, async ({ shared: { world, operator } }) => {
    const app = await world.app()
    app.onCreate(processedThen(() => answer))
    const ticket = await operator.openForm(app.guid)
    expect(['unknown', 'accepted']).toContain((await operator.press(app.guid, ticket)).outcome)
    await expectOutcome(operator, ticket.id, 'accepted')
    expect((await operator.state(ticket.id))?.submission?.status).toBe(answer.status)
    await expectUpstream(app, { tasks: 1 })
  })
}

test('an answer with another submission’s label is none', { tag: '@F66' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  app.onCreate(withAnotherLabel('task-console-submission', ANOTHER))
  const ticket = await operator.openForm(app.guid)
  await operator.press(app.guid, ticket)
  await expectOutcome(operator, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 1 })
})

test('201 with our task is accepted', { tag: '@F68' }, async ({ shared: { world, operator } }) => {
  const app = await world.app()
  app.onCreate(processedThen((body) => ({ status: 201, body })))
  const ticket = await operator.openForm(app.guid)
  const result = await operator.press(app.guid, ticket)
  expect(result).toMatchObject({ outcome: 'accepted', submission: { status: 201 } })
  await expectUpstream(app, { tasks: 1 })
})

test('524 of a middle box ends in the task behind it', { tag: '@F94' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const later = makeGate()
  app.onCreate(answeredThenProcessed(524, later))
  const ticket = await operator.openForm(app.guid)
  expect((await operator.press(app.guid, ticket)).outcome).toBe('unknown')
  expect(await app.tasks()).toHaveLength(0)
  later.open()
  await expectOutcome(operator, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 1 })
})
