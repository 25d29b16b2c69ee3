import { readFileSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anApp, anEmptyApp, aSpace } from '../../testing/apps'
import { PASSWORD, startFoundation, type TestFoundation } from '../../testing/foundation'
import { serviceToken } from './korifi'

const caseSchema = z.object({
  id: z.string(),
  api: z.string(),
  conditions: z.string(),
  request: z.object({
    method: z.string(),
    path: z.string(),
    body: z.unknown().optional(),
    raw: z.string().optional(),
  }),
  response: z.object({ status: z.number(), contentType: z.string().nullable(), body: z.unknown() }),
})
const text = readFileSync(new URL('../../testing/errors.json', import.meta.url), 'utf8')
/** A controller that is late can't be had: tasks are recorded at once here. */
const NOT_PRODUCED = new Set(['k-500-1'])
const cases = z
  .array(caseSchema)
  .parse(JSON.parse(text))
  .filter(({ api, id }) => api === 'korifi' && !NOT_PRODUCED.has(id))

let foundation: TestFoundation
let app: string
beforeAll(async () => {
  foundation = await startFoundation({ profile: 'korifi' })
  const { space } = await aSpace(foundation)
  app = (await anApp(foundation, space)).guid
}, 60_000)
afterAll(() => foundation.stop())

describe('the profile of Korifi', () => {
  it.each(cases)('$id: $conditions', async ({ request, response, conditions }) => {
    const { app: path, task, as } = await situation(conditions)
    const reply = await foundation.send(
      request.method,
      request.path.replace('{app}', path).replace('{task}', task),
      {
        ...(as === undefined ? {} : { as }),
        ...(request.raw === undefined ? { json: request.body } : { raw: request.raw }),
      },
    )
    expect({
      status: reply.status,
      contentType: reply.headers['content-type'],
      body: JSON.parse(reply.text),
    }).toEqual(response)
  })

  it('answers a creation with 201, the guid as name and a number of 17 digits', async () => {
    const reply = await create({ command: 'exit 42', metadata: { labels: { env: 'prod' } } })
    expect(reply.status).toBe(201)
    expect(reply.text).toMatch(/"sequence_id":\d{17},/)
    const task = z
      .looseObject({
        guid: z.string(),
        name: z.string(),
        metadata: z.object({ labels: z.record(z.string(), z.string()) }),
      })
      .parse(JSON.parse(reply.text))
    expect(task.name).toBe(task.guid)
    expect(Object.keys(task)).not.toContain('user')
    expect(Object.keys(task)).not.toContain('log_rate_limit_in_bytes_per_second')
    expect(task.metadata.labels).toMatchObject({ env: 'prod', 'korifi.cloudfoundry.org/guid': task.guid })
    const ended = await untilOver(task.guid)
    expect(ended).toMatchObject({ state: 'FAILED', result: { failure_reason: 'Failed with exit code: 42' } })
  })

  it('knows pages and an order in lists, and no filters', async () => {
    expect((await get('/v3/tasks?order_by=-created_at&per_page=1&page=1')).status).toBe(200)
    const refused = await get('/v3/tasks?label_selector=a')
    expect(refused.status).toBe(400)
    expect(refused.text).toContain(
      "The query parameter is invalid: Valid parameters are: 'order_by', 'page', 'per_page'",
    )
    expect((await get(`/v3/apps/${app}/tasks?sequence_ids=1`)).status).toBe(200)
  })

  it.each([
    '/v3/audit_events',
    '/v3/feature_flags/task_creation',
    '/uaa/token_keys',
    '/v3/organization_quotas',
  ])('has no %s', async (path) => expect((await get(path)).status).toBe(404))

  it('says who a bearer token stands for', async () => {
    expect(JSON.parse((await get('/whoami')).text)).toEqual({ name: 'developer', kind: 'User' })
    const root = JSON.parse((await foundation.send('GET', '/')).text)
    expect(root).toMatchObject({ cf_on_k8s: true, links: { uaa: null } })
  })
})

function get(path: string) {
  return foundation.send('GET', path, { as: 'developer' })
}

function create(json: unknown) {
  return foundation.send('POST', `/v3/apps/${app}/tasks`, { as: 'developer', json })
}

async function untilOver(guid: string): Promise<unknown> {
  for (let tries = 0; tries < 200; tries += 1) {
    const { text: task } = await get(`/v3/tasks/${guid}`)
    if (/"state":"(FAILED|SUCCEEDED)"/.test(task)) return JSON.parse(task)
    await sleep(50)
  }
  throw new Error('The task did not end')
}

async function situation(conditions: string): Promise<{ app: string; task: string; as: string | undefined }> {
  const usual = { app, task: '', as: 'developer' }
  if (/not staged/.test(conditions)) {
    const { space } = await aSpace(foundation)
    return { ...usual, app: await anEmptyApp(foundation, space) }
  }
  if (/no such app/.test(conditions)) return { ...usual, app: 'eeeeeeee-dead-4000-8000-000000000000' }
  if (/no Authorization/.test(conditions)) return { ...usual, as: undefined }
  if (/not create tasks/.test(conditions)) return { ...usual, as: 'auditor' }
  if (!/task is over/.test(conditions)) return usual
  const { guid } = z.object({ guid: z.string() }).parse(JSON.parse((await create({ command: 'true' })).text))
  await untilOver(guid)
  return { ...usual, task: guid }
}

describe('the token of an account', () => {
  it('changes with the password and with nothing else', () => {
    const user = { guid: '1', name: 'developer', email: '', scopes: [] }
    expect(serviceToken(user, PASSWORD)).toBe(serviceToken({ ...user, guid: '2' }, PASSWORD))
    expect(serviceToken(user, PASSWORD)).not.toBe(serviceToken(user, 'another password'))
  })
})
