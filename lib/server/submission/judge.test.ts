import { describe, expect, it } from 'vitest'
import { causeOf } from '@/lib/submission/cause'
import type { Reply } from '../http/send'
import { judge } from './judge'

const ID = '019ab3f4-77c0-7d21-8a40-c0ffee15900d'
const APP = 'eeeeeeee-0000-4000-8000-000000000001'
const LABEL = { key: 'task-console-submission', id: ID }

const taskOf = (labels: Record<string, string>, app = APP) => ({
  guid: 'f1f2a7be-2320-40f7-ac06-9e964e64a2c6',
  sequence_id: 124,
  name: 'migrate',
  command: 'bin/rake db:migrate',
  state: 'RUNNING',
  memory_in_mb: 1024,
  disk_in_mb: 1024,
  result: { failure_reason: null },
  relationships: { app: { data: { guid: app } } },
  metadata: { labels, annotations: {} },
  created_at: '2026-11-23T20:44:39Z',
  updated_at: '2026-11-23T20:44:39Z',
})
const answered = (status: number, body: unknown, headers: Record<string, string> = {}): Reply => ({
  kind: 'answered',
  status,
  headers: { 'x-vcap-request-id': 'r-1', ...headers },
  text: typeof body === 'string' ? body : JSON.stringify(body),
})
const document = (code: number, title: string, detail = 'why') => ({ errors: [{ code, title, detail }] })
const ours = taskOf({ [LABEL.key]: ID })

describe('the judgement of a reply', () => {
  it.each<[string, Reply, string]>([
    ['202 with our task', answered(202, ours), 'accepted'],
    ['201 with our task, as Korifi answers', answered(201, ours), 'accepted'],
    ['200 with our task', answered(200, ours), 'accepted'],
    ['202 with our task and no submission label at all', answered(202, taskOf({})), 'accepted'],
    ['202 with the label of another submission', answered(202, taskOf({ [LABEL.key]: 'other' })), 'unknown'],
    ['202 with a task of another app', answered(202, taskOf({ [LABEL.key]: ID }, 'another')), 'unknown'],
    ['202 with HTML', answered(202, '<html>sign in</html>'), 'unknown'],
    ['202 with truncated JSON', answered(202, JSON.stringify(ours).slice(0, -9)), 'unknown'],
    ['202 with nothing', answered(202, ''), 'unknown'],
    ['200 with another shape', answered(200, { guid: 'x' }), 'unknown'],
    ['422 with the document', answered(422, document(10008, 'CF-UnprocessableEntity')), 'rejected'],
    ['422 without errors', answered(422, { errors: [] }), 'unknown'],
    ['422 truncated', answered(422, '{"errors":[{"co'), 'unknown'],
    ['401 with the document', answered(401, document(1000, 'CF-InvalidAuthToken')), 'rejected'],
    ['401 in HTML', answered(401, '<html></html>'), 'unknown'],
    ['403 with the document', answered(403, document(10003, 'CF-NotAuthorized')), 'rejected'],
    ['404 with the document', answered(404, document(10010, 'CF-ResourceNotFound')), 'rejected'],
    ['408 with the document', answered(408, document(1, 'X')), 'unknown'],
    ['499 with the document', answered(499, document(1, 'X')), 'unknown'],
    ['421', answered(421, ''), 'unknown'],
    ['429 with the document', answered(429, document(10013, 'CF-RateLimitExceeded')), 'rejected'],
    ['429 in HTML', answered(429, '<html></html>'), 'unknown'],
    ['500 with the document', answered(500, document(170019, 'CF-TaskError')), 'unknown'],
    ['503 with the document', answered(503, document(170020, 'CF-TaskWorkersUnavailable')), 'unknown'],
    ['502 of a router', answered(502, '502 Bad Gateway'), 'unknown'],
    ['524 of a middle box', answered(524, ''), 'unknown'],
    ['307 to somewhere else', answered(307, '', { location: 'https://elsewhere.example' }), 'unknown'],
    ['a router without a route', answered(404, 'x', { 'x-cf-routererror': 'unknown_route' }), 'rejected'],
    ['a router without a backend', answered(503, 'x', { 'x-cf-routererror': 'no_endpoints' }), 'rejected'],
    [
      'a router whose backend failed',
      answered(502, 'x', { 'x-cf-routererror': 'endpoint_failure' }),
      'unknown',
    ],
    ['no byte written', { kind: 'not-sent', cause: 'dns', detail: 'ENOTFOUND' }, 'rejected'],
    [
      'a reset after the head',
      { kind: 'no-answer', cause: 'connection-lost', detail: 'ECONNRESET' },
      'unknown',
    ],
  ])('of %s is as the fault matrix says', (_what, reply, outcome) => {
    expect(judge(reply, { appGuid: APP, label: LABEL }).outcome).toBe(outcome)
  })

  it('says why there is no answer in words, with what the machine called it', () => {
    const said = { detail: 'connection reset', code: 'ECONNRESET' }
    const lost: Reply = { kind: 'no-answer', cause: 'connection-lost', ...said }
    expect(judge(lost, { appGuid: APP }).cause).toEqual({ what: 'closed-before-an-answer', ...said })
    expect(judge(answered(200, '<html>'), { appGuid: APP }).cause).toEqual(
      causeOf('answer-not-the-apis', 'not JSON'),
    )
  })

  it('keeps what a 503 said, though the outcome is open', () => {
    const judgement = judge(answered(503, document(170020, 'CF-TaskWorkersUnavailable', 'late')), {
      appGuid: APP,
      label: LABEL,
    })
    expect(judgement).toMatchObject({
      outcome: 'unknown',
      status: 503,
      requestId: 'r-1',
      errors: [{ detail: 'late' }],
    })
  })

  it('notes that the foundation keeps no labels', () => {
    expect(judge(answered(202, taskOf({})), { appGuid: APP, label: LABEL })).toMatchObject({
      hasOurLabel: false,
    })
  })

  it('tells when a rate limit lifts', () => {
    const reply = answered(429, document(10013, 'CF-RateLimitExceeded'), { 'retry-after': '37' })
    expect(judge(reply, { appGuid: APP })).toMatchObject({ outcome: 'rejected', retryAfterMs: 37_000 })
  })
})
