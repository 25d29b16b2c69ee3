import { emptyList, heldAfter, makeGate } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, test } from './testing/test'

const ALWAYS = Number.POSITIVE_INFINITY

test('the id of somebody else is refused without a word', { tag: '@F10' }, async ({
  shared: { world, console, operator },
}) => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const pressed = await operator.press(app.guid, ticket)
  const stranger = await world.signIn(console, 'admin')
  const own = await stranger.openForm(app.guid)
  for (const forged of [
    ticket,
    { ...ticket, user: own.user },
    { ...own, foundation: 'https://api.other.example' },
  ]) {
    const told = await stranger.press(app.guid, forged)
    expect(told).toMatchObject({ outcome: 'rejected', reason: 'open-the-form-again' })
    expect(JSON.stringify(told)).not.toContain(pressed.task?.guid)
  }
  expect(await stranger.outcome(ticket.id)).toBe('404')
  await expectUpstream(app, { tasks: 1 })
})

test('an id older than a day is refused without a row', { tag: '@F88' }, async ({
  shared: { world, operator },
}) => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const before = (Date.now() - 25 * 3_600_000).toString(16).padStart(12, '0')
  const old = { ...ticket, id: `${before.slice(0, 8)}-${before.slice(8)}${ticket.id.slice(13)}` }
  expect(await operator.press(app.guid, old)).toMatchObject({ reason: 'open-the-form-again', next: null })
  expect(await operator.outcome(old.id)).toBe('404')
  await expectUpstream(app, { tasks: 0, posts: 0 })
})

test('an action of an older build does nothing', { tag: '@F11' }, async ({ shared: { world, operator } }) => {
  const app = await world.app()
  const ticket = await operator.openForm(app.guid)
  const answer = await operator.act(`/apps/${app.guid}/tasks/new`, '00'.repeat(21), [{ version: 1, ticket }])
  expect(answer.ok).toBe(false)
  expect(await operator.outcome(ticket.id)).toBe('404')
  await expectUpstream(app, { tasks: 0, posts: 0 })
})

test('signed out, it is settled once the submitter is back', { tag: '@F79' }, async ({
  shared: { world, console, operator },
}) => {
  const app = await world.app()
  const admin = await world.signIn(console, 'admin')
  const ticket = await admin.openForm(app.guid)
  app.onCreate({ kind: 'cut-after' })
  const show = app.onLook(emptyList, ALWAYS)
  await admin.press(app.guid, ticket)
  await admin.signOut()
  expect(await admin.outcome(ticket.id)).toBe('401')
  show()
  const looksForIt = () =>
    world.wire.seen.filter(({ path, query }) => path === app.create && query.includes(ticket.id)).length
  // Somebody else's rows of the same app are found meanwhile. A look that was under way at the sign-out may still
  // arrive with the first of them; by the second it has ended.
  const foundByALook = async () => {
    const other = await operator.openForm(app.guid)
    app.onCreate({ kind: 'cut-after' })
    await operator.press(app.guid, other)
    await expectOutcome(operator, other.id, 'accepted')
  }
  await foundByALook()
  const before = looksForIt()
  await foundByALook()
  expect(looksForIt()).toBe(before)
  const back = await world.signIn(console, 'admin')
  expect((await back.state(ticket.id))?.outcome).toMatch(/unknown|accepted/)
  await expectOutcome(back, ticket.id, 'accepted')
  await expectUpstream(app, { tasks: 3, posts: 3 })
})

test('sign-out while sending: the outcome is written all the same', { tag: '@F80' }, async ({
  shared: { world, console },
}) => {
  const app = await world.app()
  const admin = await world.signIn(console, 'admin')
  const ticket = await admin.openForm(app.guid)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  const pressed = admin.press(app.guid, ticket)
  await answer.arrived
  await admin.signOut()
  answer.open()
  await pressed
  expect(await admin.outcome(ticket.id)).toBe('401')
  const back = await world.signIn(console, 'admin')
  expect((await back.state(ticket.id))?.submission).toMatchObject({ outcome: 'accepted', status: 202 })
  await expectUpstream(app, { tasks: 1 })
})
