import type { Operator } from '../testing/operator'
import type { ConsoleUnderTest } from './testing/console'
import type { DatabaseLink } from './testing/database-link'
import { heldAfter, makeGate } from './testing/on-the-wire'
import { expect, expectOutcome, expectUpstream, needsPostgres, test } from './testing/test'
import { type TestDatabase, World } from './testing/world'

// Two consoles on one database, one after the other brought into trouble.
test.describe.configure({ mode: 'default', timeout: 60_000 })

let world: World
let database: TestDatabase
let link: DatabaseLink
let first: ConsoleUnderTest
let atFirst: Operator
let atSecond: Operator

test.beforeAll(async () => {
  needsPostgres(test.info())
  world = await World.open()
  database = await world.database()
  link = await world.linkTo(database)
  const both = await Promise.all([
    world.console({ DATABASE_URL: link.url }),
    world.console({ DATABASE_URL: database.url }),
  ])
  first = both[0]
  atFirst = await world.signIn(first)
  atSecond = atFirst.at(both[1].address)
})

test.afterAll(() => world?.end())

test('one request fifty times over two replicas is one task', { tag: '@F09' }, async () => {
  const app = await world.app()
  const ticket = await atFirst.openForm(app.guid)
  const results = await Promise.all(
    Array.from({ length: 50 }, (_, one) => (one % 2 ? atFirst : atSecond).press(app.guid, ticket)),
  )
  for (const { outcome } of results) expect(['accepted', 'sending']).toContain(outcome)
  await expectOutcome(atSecond, ticket.id, 'accepted')
  const guids = results.flatMap(({ task }) => (task ? [task.guid] : []))
  expect(new Set(guids).size).toBe(1)
  await expectUpstream(app, { tasks: 1 })
})

test('a late insert of an id used elsewhere changes nothing', { tag: '@F93' }, async () => {
  const app = await world.app()
  const ticket = await atFirst.openForm(app.guid)
  link.keepRequest('insert into "submissions"', ticket.id)
  expect(await atFirst.press(app.guid, ticket)).toMatchObject({ outcome: 'rejected', reason: 'not-recorded' })
  expect((await atSecond.press(app.guid, ticket, 'true', { pressed: true })).outcome).toBe('accepted')
  link.heal()
  await expectOutcome(atFirst, ticket.id, 'accepted')
  const rows = await database.query('select outcome from submissions where id = $1', [ticket.id])
  expect(rows).toEqual([{ outcome: 'accepted' }])
  await expectUpstream(app, { tasks: 1 })
})

test('signing out ends the session at the other replica and at UAA', { tag: '@S04' }, async () => {
  const admin = await world.signIn(first, 'admin')
  const elsewhere = admin.at(atSecond.console)
  for (const one of [admin, elsewhere]) expect((await one.get('/api/apps')).status).toBe(200)
  await admin.signOut()
  for (const one of [admin, elsewhere]) expect((await one.get('/api/apps')).status).toBe(401)
  const revoked = world.wire.seen.filter(
    ({ method, path }) => method === 'DELETE' && path.startsWith('/uaa/oauth/token/revoke/'),
  )
  expect(revoked).toHaveLength(1)
})

test('a replica frozen after sending changes nothing late', { tag: '@F23' }, async () => {
  const app = await world.app()
  const ticket = await atFirst.openForm(app.guid)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  const pressed = atFirst.press(app.guid, ticket)
  await answer.arrived
  first.freeze()
  await expectOutcome(atSecond, ticket.id, 'accepted', 20_000)
  const settled = (await atSecond.state(ticket.id))?.submission
  first.thaw()
  answer.open()
  await pressed
  expect((await atSecond.state(ticket.id))?.submission).toMatchObject({
    outcome: 'accepted',
    taskGuid: settled?.taskGuid,
    settledAt: settled?.settledAt,
  })
  await expectUpstream(app, { tasks: 1 })
})

test('asked to end, a console answers and writes first', { tag: '@F21' }, async () => {
  const app = await world.app()
  const ticket = await atFirst.openForm(app.guid)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  const pressed = atFirst.press(app.guid, ticket)
  await answer.arrived
  const ended = first.end()
  await expect.poll(() => atFirst.outcome(ticket.id)).toBe('no answer')
  answer.open()
  expect((await pressed).outcome).toBe('accepted')
  expect(await ended).toBe(0)
  expect(await database.outcome(ticket.id)).toBe('accepted')
  const other = await world.app()
  expect((await atSecond.press(other.guid, await atSecond.openForm(other.guid))).outcome).toBe('accepted')
  await first.startAgain()
  await expectUpstream(app, { tasks: 1 })
})

test('a killed replica’s task is found by the other', { tag: '@F24' }, async () => {
  const app = await world.app()
  const ticket = await atFirst.openForm(app.guid)
  const answer = makeGate()
  app.onCreate(heldAfter(answer))
  const pressedAt = Date.now()
  void atFirst.press(app.guid, ticket).catch(() => undefined)
  await answer.arrived
  await first.kill()
  await expectOutcome(atSecond, ticket.id, 'accepted', 25_000)
  const settledAt = Date.parse(String((await atSecond.state(ticket.id))?.submission?.settledAt))
  expect(settledAt - pressedAt).toBeLessThanOrEqual(15_000)
  answer.open()
  await expectUpstream(app, { tasks: 1 })
})
