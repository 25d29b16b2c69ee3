import { document, processedThen } from './testing/on-the-wire'
import { expect, expectUpstream, test } from './testing/test'

test.describe('what the API surely refused is rejected at once', () => {
  for (const [tag, what, answer, told] of [
    [
      '@F55',
      '403 of a role that was lost',
      document(403, 10003, 'CF-NotAuthorized', 'You are not authorized'),
      {},
    ],
    ['@F56', '404 of an app that is gone', document(404, 10010, 'CF-ResourceNotFound', 'App not found'), {}],
    [
      '@F57',
      '404 of a droplet that is gone',
      document(404, 10010, 'CF-ResourceNotFound', 'Droplet not found'),
      {},
    ],
    ['@F58', '422', document(422, 10008, 'CF-UnprocessableEntity', 'Name is too long'), {}],
    [
      '@F63',
      '429 with Retry-After',
      document(429, 10013, 'CF-RateLimitExceeded', 'Rate Limit Exceeded', { 'retry-after': '37' }),
      { retryAfterMs: 37_000 },
    ],
    [
      '@F63',
      '429 without Retry-After',
      document(429, 10013, 'CF-RateLimitExceeded', 'Rate Limit Exceeded'),
      { retryAfterMs: 60_000 },
    ],
    [
      '@F63',
      '429 with a Retry-After of a day',
      document(429, 10013, 'CF-RateLimitExceeded', 'Rate Limit Exceeded', { 'retry-after': '86400' }),
      { retryAfterMs: 3_600_000 },
    ],
  ] as const) {
    test(what, { tag }, async ({ shared: { world, operator } }) => {
      const app = await world.app()
      app.onCreate(answer)
      const ticket = await operator.openForm(app.guid)
      const result = await operator.press(app.guid, ticket)
      expect(result).toMatchObject({ outcome: 'rejected', submission: { status: answer.status }, ...told })
      expect(result.next?.id).not.toBe(ticket.id)
      expect(await operator.outcome(ticket.id)).toBe('rejected')
      await expectUpstream(app, { tasks: 0 })
    })
  }
})

test('a router with no API behind it sent nothing', { tag: '@F51' }, async ({
  shared: { world, operator },
}) => {
  for (const word of ['unknown_route', 'no_endpoints']) {
    const app = await world.app()
    app.onCreate({ kind: 'answer', status: 404, headers: { 'x-cf-routererror': word }, body: 'no route' })
    const ticket = await operator.openForm(app.guid)
    const result = await operator.press(app.guid, ticket)
    expect(result).toMatchObject({ outcome: 'rejected', reason: 'not-sent' })
    expect(result.submission?.cause).toContain(word)
    await expectUpstream(app, { tasks: 0 })
  }
})

test('a 422 for a quota with a task is the task', { tag: '@F59' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const detail = 'memory_in_mb exceeds space memory quota'
  app.onCreate(processedThen(() => document(422, 10008, 'CF-UnprocessableEntity', detail)))
  const ticket = await operator.openForm(app.guid)
  const result = await operator.press(app.guid, ticket)
  expect(result).toMatchObject({ outcome: 'accepted', submission: { status: 422, errors: [{ detail }] } })
  await expectUpstream(app, { tasks: 1 })
})

test('a 422 for a quota that can’t be checked is not believed', { tag: '@F59' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const detail = 'memory_in_mb exceeds space memory quota'
  app.onCreate(processedThen(() => document(422, 10008, 'CF-UnprocessableEntity', detail)))
  const ticket = await operator.openForm(app.guid)
  const lookAgain = app.onLook({ kind: 'answer', status: 503, body: 'down' }, Number.POSITIVE_INFINITY)
  expect((await operator.press(app.guid, ticket)).outcome).toBe('unknown')
  lookAgain()
  await expect.poll(() => operator.outcome(ticket.id)).toBe('accepted')
  await expectUpstream(app, { tasks: 1 })
})

test('a 422 for a quota without a task is the refusal', { tag: '@F59' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  app.onCreate(document(422, 10008, 'CF-UnprocessableEntity', 'memory_in_mb exceeds space memory quota'))
  const ticket = await operator.openForm(app.guid)
  expect((await operator.press(app.guid, ticket)).outcome).toBe('rejected')
  await expectUpstream(app, { tasks: 0 })
})

test('a label limit reached through our label is told as ours', { tag: '@F60' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const detail = 'Failed to add 51 labels because it would exceed maximum of 50'
  app.onCreate(document(422, 390_020, 'CF-LabelLimitExceeded', detail))
  const ticket = await operator.openForm(app.guid)
  const result = await operator.press(app.guid, ticket)
  expect(result).toMatchObject({
    outcome: 'rejected',
    problems: [{ at: { kind: 'group', list: 'labels' }, next: expect.stringContaining('console') }],
  })
  await expectUpstream(app, { tasks: 0 })
})

test('a refused token is renewed, and the press not repeated', { tag: '@F52' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  app.onCreate(document(401, 1000, 'CF-InvalidAuthToken', 'Invalid Auth Token'))
  const ticket = await operator.openForm(app.guid)
  const result = await operator.press(app.guid, ticket)
  expect(result).toMatchObject({ outcome: 'rejected', reason: 'sign-in-renewed' })
  await expectUpstream(app, { tasks: 0, posts: 1 })
  if (!result.next) throw new Error('no id for the next press')
  expect((await operator.press(app.guid, result.next)).outcome).toBe('accepted')
  await expectUpstream(app, { tasks: 1, posts: 2 })
})
