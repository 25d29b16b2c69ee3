import type { ServerResponse } from 'node:http'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { emptyValues } from '@/lib/task-form/fields'
import type { Session } from '../session/session'
import { type FakeApi, listOf, startFakeApi, taskOf } from '../testing/api'
import { type TestConsole, testConsole, testSession } from '../testing/console'
import { ENGINES } from '../testing/database'
import { findSubmission } from './journal/find'
import { settleRows } from './settling/settle'
import { isUnderway, submitTask } from './submit-task'
import { issueTicket } from './ticket'

describe.each(ENGINES)('on %s', (engine) => {
  const APP = 'eeeeeeee-0000-4000-8000-000000000001'
  const CREATE = `/v3/apps/${APP}/tasks`

  let here: TestConsole
  let api: FakeApi
  let session: Session

  beforeAll(async () => {
    here = await testConsole({ CF_REQUEST_TIMEOUT_MS: '4800', CF_REQUEST_LIFE_MS: '4800' }, engine)
  })
  afterAll(() => here.database.close())
  beforeEach(async () => {
    api = await startFakeApi()
    session = testSession(here, api.origin)
  })
  afterEach(() => api.stop())

  const values = (command = 'echo hi') => ({ ...emptyValues(APP), command })
  const posts = () => api.requests.filter(({ method }) => method === 'POST')
  /** Only creations: where the app is, is asked after the press, and may come at any time. */
  const onCreate = (create: (res: ServerResponse, body: string) => void) => {
    api.answer = (req, res, body) => {
      if (req.method === 'POST') create(res, body)
      else
        res
          .writeHead(404)
          .end('{"errors":[{"code":10010,"title":"CF-ResourceNotFound","detail":"App not found"}]}')
    }
  }
  const accept = () => onCreate((res, body) => res.writeHead(202).end(JSON.stringify(taskOf(APP, body))))
  const press = (ticket = issueTicket(session), typed: unknown = values(), by = session) =>
    submitTask(here, by, { ticket, values: typed })

  describe('one press', () => {
    it('is recorded before its request arrives, and carries its id as a label', async () => {
      const ticket = issueTicket(session)
      let recordedBefore: string | undefined
      onCreate((res, body) => {
        void findSubmission(here.db, ticket.id).then((row) => {
          recordedBefore = row?.outcome
          res.writeHead(202).end(JSON.stringify(taskOf(APP, body)))
        })
      })
      const result = await press(ticket)
      expect(recordedBefore).toBe('sending')
      expect(result).toMatchObject({ outcome: 'accepted', submission: { outcome: 'accepted', status: 202 } })
      expect(JSON.parse(posts()[0]?.body ?? '')).toEqual({
        command: 'echo hi',
        metadata: { labels: { 'task-console-submission': ticket.id } },
      })
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({ body: posts()[0]?.body })
    })

    it('twice with one ticket is one request, and both hear of the same task', async () => {
      accept()
      const ticket = issueTicket(session)
      const both = await Promise.all([press(ticket), press(ticket)])
      const later = await press(ticket)
      expect(posts()).toHaveLength(1)
      expect([...both, later].map(({ outcome }) => outcome)).toContain('accepted')
      expect(later).toMatchObject({ outcome: 'accepted', wasChanged: false })
    })

    // @P15
    it('is what a shutdown waits for, whoever asks about it meanwhile', async () => {
      let answer = () => {}
      onCreate((res, body) => {
        answer = () => res.writeHead(202).end(JSON.stringify(taskOf(APP, body)))
      })
      const ticket = issueTicket(session)
      const first = press(ticket)
      await expect.poll(() => posts().length).toBe(1)
      expect((await press(ticket)).outcome).toBe('sending')
      expect(isUnderway(ticket.id)).toBe(true)
      answer()
      await first
      expect(isUnderway(ticket.id)).toBe(false)
    })

    // @F05
    it('with changed values under a used ticket sends nothing and says so', async () => {
      accept()
      const ticket = issueTicket(session)
      await press(ticket)
      expect(await press(ticket, values('echo changed'))).toMatchObject({
        outcome: 'accepted',
        wasChanged: true,
      })
      expect(posts()).toHaveLength(1)
    })

    // @F10
    it('with the ticket of somebody else is refused without telling anything', async () => {
      accept()
      const ticket = issueTicket(session)
      await press(ticket)
      const stranger = testSession(here, api.origin, 'mika')
      expect(await press(ticket, values(), stranger)).toMatchObject({
        outcome: 'rejected',
        reason: 'open-the-form-again',
        submission: null,
      })
      expect(await press({ ...ticket, user: 'uaa/id of mika' }, values(), stranger)).toMatchObject({
        outcome: 'rejected',
        submission: null,
      })
      expect(posts()).toHaveLength(1)
    })

    // @F88
    it('with a ticket older than a day is refused', async () => {
      accept()
      const old = (Date.now() - 25 * 3_600_000).toString(16).padStart(12, '0')
      const id = `${old.slice(0, 8)}-${old.slice(8)}-7000-8000-000000000000`
      expect(await press({ ...issueTicket(session), id })).toMatchObject({
        reason: 'open-the-form-again',
        next: null,
      })
      expect(posts()).toHaveLength(0)
    })

    it('that our own rules refuse is in the journal and sends nothing', async () => {
      const ticket = issueTicket(session)
      const result = await press(ticket, values(''))
      expect(result).toMatchObject({
        outcome: 'invalid',
        problems: [{ at: { kind: 'field', field: 'command' } }],
      })
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({
        outcome: 'rejected',
        body: '',
      })
      expect(posts()).toHaveLength(0)
    })

    it.each([
      ['no object', null],
      ['unknown keys', { ...values(), environment: 'x' }],
      ['a number for a text', { ...values(), memory: 12 }],
      ['a NUL and a broken character', values('a\u0000\ud800')],
    ])('of %s never throws', async (_what, typed) => {
      expect((await press(issueTicket(session), typed)).outcome).toBe('invalid')
      expect(posts()).toHaveLength(0)
    })

    it('that the API refuses is rejected, on the field, with the id for the next press', async () => {
      const detail = 'memory_in_mb exceeds space memory quota'
      api.answer = (req, res) =>
        req.method === 'GET'
          ? res.writeHead(200).end(listOf([]))
          : res
              .writeHead(422, { 'x-vcap-request-id': 'r-7' })
              .end(JSON.stringify({ errors: [{ code: 10008, title: 'CF-UnprocessableEntity', detail }] }))
      const ticket = issueTicket(session)
      const result = await press(ticket, { ...values(), memory: '4 GB' })
      expect(result).toMatchObject({
        outcome: 'rejected',
        submission: { status: 422, requestId: 'r-7' },
        problems: [{ at: { kind: 'field', field: 'memory' }, message: detail }],
      })
      expect(result.outcome === 'rejected' && result.next?.id).not.toBe(ticket.id)
    })

    it('whose connection is refused is rejected: nothing left', async () => {
      const ticket = issueTicket(session)
      await api.stop()
      expect(await press(ticket)).toMatchObject({ outcome: 'rejected', reason: 'not-sent' })
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({
        outcome: 'rejected',
        cause: 'no-connection',
        causeDetail: `connection refused at ${new URL(api.origin).host}`,
        causeCode: 'ECONNREFUSED',
        errorText: `no connection to the API (connection refused at ${new URL(api.origin).host}; ECONNREFUSED)`,
      })
    })

    it('whose answer is lost is unknown, and a look finds its task', async () => {
      const ticket = issueTicket(session)
      api.answer = (req, res, body) => {
        if (req.method === 'POST') res.socket?.destroy()
        else {
          const resources = [taskOf(APP, posts()[0]?.body ?? body)]
          res
            .writeHead(200)
            .end(JSON.stringify({ pagination: { total_results: 1, total_pages: 1 }, resources }))
        }
      }
      expect((await press(ticket)).outcome).toBe('unknown')
      const row = await findSubmission(here.db, ticket.id)
      if (row) await settleRows(here, session, [row])
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({
        outcome: 'accepted',
        taskGuid: 'f1f2a7be-2320-40f7-ac06-9e964e64a2c6',
      })
      expect(posts()).toHaveLength(1)
      const look = api.requests.find(({ method, path }) => method === 'GET' && path.startsWith(CREATE))
      expect(decodeURIComponent(look?.path ?? '')).toContain(`task-console-submission+in+(${ticket.id})`)
    })

    it('stays unknown when a look fails or finds nothing', async () => {
      const ticket = issueTicket(session)
      api.answer = (req, res) =>
        req.method === 'POST' ? res.socket?.destroy() : res.writeHead(503).end('<html></html>')
      await press(ticket)
      const before = await findSubmission(here.db, ticket.id)
      if (before) await settleRows(here, session, [before])
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({
        outcome: 'unknown',
        looks: 0,
      })
      api.answer = (_req, res) =>
        res.writeHead(200).end('{"pagination":{"total_results":0,"total_pages":1},"resources":[]}')
      if (before) await settleRows(here, session, [before])
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({
        outcome: 'unknown',
        looks: 1,
      })
    })

    // @F68
    it('finds its task by listing where the API refuses the selector', async () => {
      const ticket = issueTicket(session)
      api.answer = (req, res) => {
        if (req.method === 'POST') return res.socket?.destroy()
        if (req.url?.includes('label_selector'))
          return res
            .writeHead(400)
            .end('{"errors":[{"code":10005,"title":"CF-BadQueryParameter","detail":"no"}]}')
        const resources = [
          taskOf(APP, '{"command":"other"}', 'another'),
          taskOf(APP, posts()[0]?.body ?? '{}'),
        ]
        return res
          .writeHead(200)
          .end(JSON.stringify({ pagination: { total_results: 2, total_pages: 1 }, resources }))
      }
      await press(ticket)
      const row = await findSubmission(here.db, ticket.id)
      if (row) await settleRows(here, session, [row])
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({ outcome: 'accepted' })
    })

    it('again while the sign-in can not be renewed hears of the first, with no other id', async () => {
      accept()
      const ticket = issueTicket(session)
      await press(ticket)
      const away = {
        ...session,
        bearer: async () => ({ kind: 'unavailable' as const, detail: 'UAA is away' }),
      }
      expect(await press(ticket, values(), away)).toMatchObject({ outcome: 'accepted' })
      const stranger = { ...testSession(here, api.origin, 'mika'), bearer: away.bearer }
      const told = await press({ ...ticket, user: 'uaa/id of mika' }, values(), stranger)
      expect(JSON.stringify(told)).not.toContain('f1f2a7be')
      expect(posts()).toHaveLength(1)
    })

    it('again with values that our rules refuse hears of the first, with no other id', async () => {
      accept()
      const ticket = issueTicket(session)
      await press(ticket)
      expect(await press(ticket, values(''))).toMatchObject({ outcome: 'accepted', wasChanged: true })
    })

    it('that can not be recorded brings no other id: the same one stays safe', async () => {
      const closed = await testConsole({}, engine)
      await closed.database.close()
      const ticket = issueTicket(session)
      expect(await submitTask(closed, session, { ticket, values: values() })).toMatchObject({
        outcome: 'rejected',
        reason: 'not-recorded',
        next: null,
      })
      expect(posts()).toHaveLength(0)
    })

    it('whose refusal holds a NUL and half a character is written all the same', async () => {
      const errors = [{ code: 10008, title: 'CF-UnprocessableEntity', detail: 'bad \u0000 and \ud800 text' }]
      api.answer = (_req, res) => res.writeHead(422).end(JSON.stringify({ errors }))
      const ticket = issueTicket(session)
      expect(await press(ticket)).toMatchObject({ outcome: 'rejected', submission: { status: 422 } })
      expect(await findSubmission(here.db, ticket.id)).toMatchObject({
        outcome: 'rejected',
        errors: [{ detail: 'bad \ufffd and \ufffd text' }],
      })
    })

    it('whose token the API refuses is told of, and asked about later without renewing again', async () => {
      let renewals = 0
      const renew = async () => {
        renewals += 1
        return { kind: 'unavailable' as const, detail: 'UAA is away' }
      }
      const errors = [{ code: 1000, title: 'CF-InvalidAuthToken', detail: 'Invalid Auth Token' }]
      api.answer = (req, res) =>
        res.writeHead(req.method === 'POST' ? 401 : 404).end(JSON.stringify({ errors }))
      const ticket = issueTicket(session)
      const withRenewal = { ...session, renew }
      expect(await press(ticket, values(), withRenewal)).toMatchObject({
        outcome: 'rejected',
        reason: 'sign-in-refused',
      })
      await press(ticket, values(), withRenewal)
      expect(renewals).toBe(1)
    })
  })
})
