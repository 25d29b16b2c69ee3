import { sql } from 'drizzle-orm'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyValues } from '@/lib/task-form/fields'
import type { Session } from '../session/session'
import { type FakeApi, serveTasks, startFakeApi, taskOf } from '../testing/api'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { ENGINES } from '../testing/database'
import { findSubmission } from './journal/find'
import { submitTask } from './submit-task'
import { issueTicket } from './ticket'

describe.each(ENGINES)('on %s', (engine) => {
  const APP = 'eeeeeeee-0000-4000-8000-000000000001'

  let here: TestConsole
  let api: FakeApi
  let session: Session
  let tasks: ReturnType<typeof taskOf>[]
  const values = { ...emptyValues(APP), command: 'echo hi' }

  beforeAll(async () => {
    here = await testConsole({ CF_REQUEST_TIMEOUT_MS: '4800', CF_REQUEST_LIFE_MS: '4800' }, engine)
  })
  afterAll(() => here.database.close())
  beforeEach(async () => {
    api = await startFakeApi()
    session = testSession(here, api.origin)
    tasks = []
    serveTasks(api, tasks, (body, res) => {
      tasks.push(taskOf(APP, body, `task-${tasks.length + 1}`))
      res.writeHead(202).end(JSON.stringify(tasks.at(-1)))
    })
  })
  afterEach(() => api.stop())

  const posts = () => api.requests.filter(({ method }) => method === 'POST')
  const press = (
    more: { resends?: string; anyway?: boolean; pressed?: boolean } = {},
    ticket = issueTicket(session),
  ) => submitTask(here, session, { ticket, values, ...more })

  /** A submission of which no task is known, with the outcome given. */
  async function earlier(outcome: 'lost' | 'unknown', doubt: 'candidates' | null = null): Promise<string> {
    const ticket = issueTicket(session)
    const answer = api.answer
    api.answer = (_req, res) => void res.socket?.destroy()
    await submitTask(here, session, { ticket, values })
    api.answer = answer
    await here.db.execute(
      sql`update submissions set outcome = ${outcome}, doubt = ${doubt} where id = ${ticket.id}`,
    )
    return ticket.id
  }

  describe('sending again', () => {
    // @F91
    it('a lost one is one request more, linked to it, and once at most', async () => {
      const lost = await earlier('lost')
      const both = await Promise.all([press({ resends: lost }), press({ resends: lost })])
      expect(both.map(({ outcome }) => outcome)).toContain('accepted')
      expect(posts()).toHaveLength(2)
      expect(await press({ resends: lost })).toMatchObject({
        outcome: 'accepted',
        submission: { resends: lost, taskGuid: 'task-1' },
      })
      expect(posts()).toHaveLength(2)
    })

    // @F84
    it('a lost one whose task came meanwhile sends nothing and points to it', async () => {
      const lost = await earlier('lost')
      tasks.push(taskOf(APP, posts()[0]?.body ?? '', 'came late'))
      expect(await press({ resends: lost })).toMatchObject({
        outcome: 'accepted',
        submission: { id: lost, taskGuid: 'came late' },
      })
      expect(posts()).toHaveLength(1)
      expect(await findSubmission(here.db, lost)).toMatchObject({ outcome: 'accepted' })
    })

    it('one whose outcome is still looked for is not done, with or without a decision', async () => {
      const open = await earlier('unknown')
      for (const anyway of [false, true])
        expect(await press({ resends: open, anyway })).toMatchObject({ reason: 'open-the-form-again' })
      expect(posts()).toHaveLength(1)
    })

    it('one that can not be found out needs the decision', async () => {
      const doubted = await earlier('unknown', 'candidates')
      expect(await press({ resends: doubted })).toMatchObject({ reason: 'open-the-form-again' })
      expect(await press({ resends: doubted, anyway: true })).toMatchObject({ outcome: 'accepted' })
      expect(posts()).toHaveLength(2)
    })

    it('somebody else’s is refused without telling anything', async () => {
      const lost = await earlier('lost')
      session = testSession(here, api.origin, 'mika')
      expect(await press({ resends: lost })).toMatchObject({
        reason: 'open-the-form-again',
        submission: null,
      })
      expect(posts()).toHaveLength(1)
    })
  })

  describe('an id that was pressed before, whose row is gone', () => {
    // @F31
    it('is looked for first: its task is the outcome', async () => {
      const ticket = issueTicket(session)
      await press({}, ticket)
      await here.db.execute(sql`delete from submissions where id = ${ticket.id}`)
      expect(await press({ pressed: true }, ticket)).toMatchObject({
        outcome: 'accepted',
        submission: { taskGuid: 'task-1' },
      })
      expect(posts()).toHaveLength(1)
    })

    it('is sent where the look finds nothing', async () => {
      expect(await press({ pressed: true })).toMatchObject({ outcome: 'accepted' })
      expect(posts()).toHaveLength(1)
    })

    it('is not sent where the look fails, or the API hides the app', async () => {
      api.answer = (_req, res) => void res.writeHead(503).end('away')
      expect(await press({ pressed: true })).toMatchObject({ reason: 'open-the-form-again' })
      api.answer = (_req, res) =>
        void res
          .writeHead(404)
          .end('{"errors":[{"code":10010,"title":"CF-ResourceNotFound","detail":"App not found"}]}')
      expect(await press({ pressed: true })).toMatchObject({
        outcome: 'rejected',
        problems: [{ at: { kind: 'field', field: 'app' } }],
      })
      expect(posts()).toHaveLength(0)
    })
  })
})
