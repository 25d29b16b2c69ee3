import type { ServerResponse } from 'node:http'
import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyValues } from '@/lib/task-form/fields'
import type { Session } from '../../session/session'
import { type FakeApi, serveTasks, startFakeApi, taskOf } from '../../testing/api'
import { type TestConsole, testConsole, testSession } from '../../testing/console'
import { ENGINES } from '../../testing/database'
import { findSubmission } from '../journal/find'
import { claimDue, claimThese, writeVerdict } from '../journal/looks'
import { lookedAtsOf } from '../journal/row'
import { submitTask } from '../submit-task'
import { issueTicket } from '../ticket'
import { noteLabel } from './label-proof'
import { settledBy, settleRows } from './settle'
import { watchOf } from './watch'

describe.each(ENGINES)('on %s', (engine) => {
  const APP = 'eeeeeeee-0000-4000-8000-000000000001'
  const LIFE_MS = 4_800

  let here: TestConsole
  let api: FakeApi
  let session: Session
  let tasks: ReturnType<typeof taskOf>[]

  beforeAll(async () => {
    here = await testConsole({ CF_REQUEST_TIMEOUT_MS: '4800', CF_REQUEST_LIFE_MS: `${LIFE_MS}` }, engine)
  })
  afterAll(() => here.database.close())
  beforeEach(async () => {
    api = await startFakeApi()
    session = testSession(here, api.origin)
    tasks = []
    await noteLabel(here.db, api.origin, 'kept')
  })
  afterEach(() => api.stop())

  const cut = (_body: string, res: ServerResponse) => void res.socket?.destroy()
  const values = (command = 'echo hi', name = '') => ({ ...emptyValues(APP), command, name })
  const row = (id: string) => findSubmission(here.db, id)
  const posts = () => api.requests.filter(({ method }) => method === 'POST')

  /** A press whose answer never comes. */
  async function pressUnanswered(typed = values()): Promise<string> {
    const ticket = issueTicket(session)
    serveTasks(api, tasks, cut)
    expect((await submitTask(here, session, { ticket, values: typed })).outcome).toBe('unknown')
    return ticket.id
  }

  /** Looks as if the row had been watched for so long already. */
  async function lookAfter(id: string, watchedMs: number) {
    const since = performance.now() - watchedMs
    here.watches.set(id, { ...watchOf(here.watches, id, 0), since })
    const found = await row(id)
    if (found) await settleRows(here, session, [found])
    return row(id)
  }

  /** Two looks that decide, far enough apart. */
  async function decide(id: string) {
    await lookAfter(id, LIFE_MS + 5_001)
    letPass(id, LIFE_MS / 32)
    return lookAfter(id, LIFE_MS + 6_000)
  }

  /** As if the empty looks had been made earlier. */
  function letPass(id: string, ms: number) {
    const watch = watchOf(here.watches, id, 0)
    const emptyLooks = watch.emptyLooks.map((beganAt) => beganAt - ms)
    here.watches.set(id, { ...watch, emptyLooks })
  }

  describe('a submission without an answer', () => {
    it('is lost after two complete looks once its request can not be alive', async () => {
      const id = await pressUnanswered()
      expect(await lookAfter(id, LIFE_MS)).toMatchObject({ outcome: 'unknown' })
      expect(await lookAfter(id, LIFE_MS + 5_001)).toMatchObject({ outcome: 'unknown' })
      expect(await decide(id)).toMatchObject({ outcome: 'lost', doubt: null })
    })

    it('keeps when it was looked for, and says when it will be settled', async () => {
      const id = await pressUnanswered()
      const before = await row(id)
      expect(before && settledBy(here, before)).toMatch(/^\d{4}-.*:00.000Z$/)
      await lookAfter(id, 1_000)
      const after = await lookAfter(id, 2_000)
      const instants = after ? lookedAtsOf(after) : []
      expect(instants).toHaveLength(2)
      expect(instants.at(-1)).toBe(after?.lookedAt?.toISOString())
      expect(after && settledBy(here, { ...after, doubt: 'candidates' })).toBeNull()
      expect(await decide(id)).toMatchObject({ looks: 4, outcome: 'lost' })
    })

    // @F47
    it('is accepted when its task comes after it was lost', async () => {
      const id = await pressUnanswered()
      await decide(id)
      tasks.push(taskOf(APP, posts()[0]?.body ?? ''))
      expect(await lookAfter(id, LIFE_MS + 9_000)).toMatchObject({
        outcome: 'accepted',
        taskGuid: tasks[0]?.guid,
      })
    })

    it.each(['rejected', 'accepted'])(
      'that was %s while it was looked for stays so, and is looked for no more',
      async (outcome) => {
        await noteLabel(here.db, api.origin, 'dropped')
        const id = await pressUnanswered()
        await lookAfter(id, LIFE_MS + 5_001)
        letPass(id, LIFE_MS / 32)
        const unanswered = await row(id)
        await here.db.execute(
          sql`update submissions set outcome = ${outcome}, doubt = null, next_look_at = null where id = ${id}`,
        )
        if (unanswered) await settleRows(here, session, [unanswered])
        expect(await row(id)).toMatchObject({ outcome, doubt: null, nextLookAt: null })
      },
    )

    // @F74
    it('is the earlier one of two tasks that carry its id', async () => {
      const id = await pressUnanswered()
      const body = posts()[0]?.body ?? ''
      tasks.push(
        { ...taskOf(APP, body, 'later'), created_at: '2026-11-23T20:45:00Z' },
        taskOf(APP, body, 'first'),
      )
      expect(await lookAfter(id, 1_000)).toMatchObject({
        outcome: 'accepted',
        taskGuid: 'first',
        otherTaskGuids: ['later'],
      })
    })

    it('is never lost where no label was ever found on this foundation', async () => {
      await here.db.execute(sql`delete from foundations`)
      const id = await pressUnanswered()
      expect(await decide(id)).toMatchObject({ outcome: 'unknown', doubt: 'not-proven' })
    })

    // @F72
    it('is never lost where a task came back without its label', async () => {
      await noteLabel(here.db, api.origin, 'dropped')
      const id = await pressUnanswered()
      expect(await decide(id)).toMatchObject({ outcome: 'unknown', doubt: 'label-dropped' })
    })

    // @F73
    it('is never lost while a task of its name without a label was made since', async () => {
      const id = await pressUnanswered(values('true', 'migrate'))
      const unlabelled = { ...taskOf(APP, '{}', 'unlabelled'), name: 'migrate' }
      tasks.push({ ...unlabelled, created_at: new Date().toISOString() })
      tasks.push({
        ...unlabelled,
        guid: 'of another name',
        name: 'other',
        created_at: new Date().toISOString(),
      })
      tasks.push({ ...unlabelled, guid: 'made long before' })
      expect(await decide(id)).toMatchObject({
        outcome: 'unknown',
        doubt: 'candidates',
        candidates: [{ guid: 'unlabelled', name: 'migrate' }],
      })
    })

    // @F78
    it('stays open where the API hides the app, and is found by who may read it', async () => {
      const id = await pressUnanswered()
      api.answer = (_req, res) =>
        res
          .writeHead(404)
          .end('{"errors":[{"code":10010,"title":"CF-ResourceNotFound","detail":"App not found"}]}')
      expect(await lookAfter(id, 1_000)).toMatchObject({
        outcome: 'unknown',
        doubt: 'app-not-readable',
        lookProblem: 'App not found',
      })
      serveTasks(api, tasks, cut)
      tasks.push(taskOf(APP, posts()[0]?.body ?? ''))
      expect(await lookAfter(id, 2_000)).toMatchObject({ outcome: 'accepted', doubt: null })
    })

    // @F81
    it('is told to be too old after a day', async () => {
      const id = await pressUnanswered()
      await here.db.execute(
        sql`update submissions set recorded_at = now() - interval '40 days' where id = ${id}`,
      )
      expect(await lookAfter(id, 1_000)).toMatchObject({
        outcome: 'unknown',
        doubt: 'too-old',
        nextLookAt: null,
      })
    })
  })

  describe('a row that is due', () => {
    it('is claimed by one of many', async () => {
      const id = await pressUnanswered()
      const { db } = here.database
      const claims = await Promise.all([1, 2, 3].map(() => claimDue(db, 100, [])))
      expect(claims.flat().filter((one) => one.id === id)).toHaveLength(1)
      expect(await claimThese(db, [id])).toEqual([])
    })

    it('is free again after a look, and where a clock has jumped', async () => {
      const id = await pressUnanswered()
      const { db } = here.database
      await claimThese(db, [id])
      await lookAfter(id, 1_000)
      expect(await claimThese(db, [id])).toHaveLength(1)
      await db.execute(sql`update submissions set looking_until = now() + interval '1 hour' where id = ${id}`)
      expect(await claimThese(db, [id])).toHaveLength(1)
    })
  })

  describe('a verdict that comes late', () => {
    const stays = { kind: 'looked' as const, doubt: 'candidates' as const, afterMs: 1_000 }
    /** Claimed by one, and after his claim had run out by another. */
    async function claimedTwice() {
      const id = await pressUnanswered()
      const { db } = here.database
      const [late] = await claimThese(db, [id])
      await db.execute(
        sql`update submissions set looking_until = now() - interval '1 second' where id = ${id}`,
      )
      const [now] = await claimThese(db, [id])
      if (!late || !now) throw new Error('not claimed')
      return { id, late, now }
    }

    it('changes nothing, whether before or after that of who has claimed the row since', async () => {
      const { id, late, now } = await claimedTwice()
      const { db } = here.database
      await writeVerdict(db, late, { kind: 'lost', afterMs: 1_000 })
      expect(await row(id)).toMatchObject({ outcome: 'unknown', lookingUntil: now.lookingUntil })
      await writeVerdict(db, now, stays)
      await writeVerdict(db, late, { kind: 'lost', afterMs: 1_000 })
      await writeVerdict(db, now, { ...stays, doubt: null })
      expect(await row(id)).toMatchObject({ outcome: 'unknown', doubt: 'candidates', lookingUntil: null })
    })

    it('settles all the same where it found the task', async () => {
      const { id, late, now } = await claimedTwice()
      const { db } = here.database
      await writeVerdict(db, late, { kind: 'accepted', taskGuid: 'a task', otherTaskGuids: [] })
      await writeVerdict(db, now, stays)
      expect(await row(id)).toMatchObject({ outcome: 'accepted', taskGuid: 'a task', doubt: null })
    })

    it('of a row that was still being sent holds when it is unknown by now', async () => {
      const id = await pressUnanswered()
      const { db } = here.database
      const [claimed] = await claimThese(db, [id])
      if (!claimed) throw new Error('not claimed')
      await writeVerdict(db, { ...claimed, outcome: 'sending' }, { kind: 'looked', afterMs: 1_000 })
      expect(await row(id)).toMatchObject({ outcome: 'unknown', looks: 1, lookingUntil: null })
    })
  })

  describe('a quota that is exceeded', () => {
    const refuse = (res: ServerResponse) =>
      res
        .writeHead(422, { 'x-vcap-request-id': 'r-9' })
        .end(
          '{"errors":[{"code":10008,"title":"CF-UnprocessableEntity","detail":"memory_in_mb exceeds space memory quota"}]}',
        )
    const press = () => submitTask(here, session, { ticket: issueTicket(session), values: values() })

    // @F59
    it('is believed only when the task is not there', async () => {
      serveTasks(api, tasks, (body, res) => {
        tasks.push(taskOf(APP, body))
        refuse(res)
      })
      expect(await press()).toMatchObject({
        outcome: 'accepted',
        submission: { status: 422, errors: [{ code: 10008 }], requestId: 'r-9' },
      })
    })

    it('is not known where the look fails', async () => {
      api.answer = (req, res) => (req.method === 'POST' ? refuse(res) : res.writeHead(502).end('bad gateway'))
      expect(await press()).toMatchObject({ outcome: 'unknown', submission: { status: 422 } })
    })
  })
})
