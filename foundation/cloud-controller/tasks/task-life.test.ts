import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aDroplet, anApp, anEmptyApp, aSpace, type TestApp } from '../../testing/apps'
import { startFoundation, type TestFoundation } from '../../testing/foundation'

const taskSchema = z.looseObject({
  guid: z.string(),
  name: z.string(),
  state: z.string(),
  sequence_id: z.number(),
  updated_at: z.string(),
  result: z.object({ failure_reason: z.string().nullable() }),
  metadata: z.object({
    labels: z.record(z.string(), z.string()),
    annotations: z.record(z.string(), z.string()),
  }),
})
const eventsSchema = z.object({
  resources: z.array(z.looseObject({ type: z.string(), data: z.looseObject({ task_guid: z.string() }) })),
})

let foundation: TestFoundation
let space: string
let app: TestApp
const as = 'developer'
beforeAll(async () => {
  foundation = await startFoundation()
  space = (await aSpace(foundation)).space
  app = await anApp(foundation, space)
}, 60_000)
afterAll(() => foundation.stop())

const task = (guid: string, who = as) => foundation.get(taskSchema, `/v3/tasks/${guid}`, { as: who })
const create = (json: unknown, who = as) =>
  foundation.send('POST', `/v3/apps/${app.guid}/tasks`, { as: who, json })

async function until(guid: string, state: string) {
  for (let tries = 0; tries < 400; tries += 1) {
    const now = await task(guid)
    if (now.state === state) return now
    await sleep(25)
  }
  throw new Error(`The task did not become ${state}`)
}

describe('a task', () => {
  it('is answered RUNNING with its defaults and ends by itself', async () => {
    const reply = await create({ command: 'exit 0' })
    expect(reply.status).toBe(202)
    expect(JSON.parse(reply.text)).toMatchObject({
      state: 'RUNNING',
      command: 'exit 0',
      user: 'vcap',
      memory_in_mb: 1024,
      disk_in_mb: 1024,
      log_rate_limit_in_bytes_per_second: 1_048_576,
      result: { failure_reason: null },
      droplet_guid: app.droplet,
      relationships: { app: { data: { guid: app.guid } } },
      metadata: { labels: {}, annotations: {} },
    })
    const made = taskSchema.parse(JSON.parse(reply.text))
    expect(made.name).toMatch(/^[0-9a-f]{8}$/)
    expect(await until(made.guid, 'SUCCEEDED')).toMatchObject({ result: { failure_reason: null } })
  })

  it('says the exit status it failed with', async () => {
    const made = taskSchema.parse(JSON.parse((await create({ command: 'exit 7', name: 'seven' })).text))
    expect(await until(made.guid, 'FAILED')).toMatchObject({
      result: { failure_reason: 'APP/TASK/seven: Exited with status 7' },
    })
  })

  it('takes over from its template what was not asked for', async () => {
    const process = app.processes.get('worker') ?? ''
    await foundation.send('POST', `/v3/processes/${process}/actions/scale`, {
      as,
      json: { memory_in_mb: 77, disk_in_mb: 88, log_rate_limit_in_bytes_per_second: 99 },
    })
    const template = { process: { guid: process, type: 'ignored' }, more: 'ignored' }
    expect(JSON.parse((await create({ template, memory_in_mb: null })).text)).toMatchObject({
      command: 'echo works',
      memory_in_mb: 77,
      disk_in_mb: 88,
      log_rate_limit_in_bytes_per_second: 99,
    })
    expect(JSON.parse((await create({ template, disk_in_mb: '12', command: 'true' })).text)).toMatchObject({
      command: 'true',
      memory_in_mb: 77,
      disk_in_mb: 12,
    })
  })

  it('keeps a log rate beyond 2^53 to the digit', async () => {
    const raw = '{"command":"true","log_rate_limit_in_bytes_per_second":9223372036854775807}'
    const reply = await foundation.send('POST', `/v3/apps/${app.guid}/tasks`, { as, raw })
    expect(reply.text).toContain('"log_rate_limit_in_bytes_per_second":9223372036854775807')
  })

  it('runs in a stopped app, with another droplet of its app', async () => {
    const droplet = await aDroplet(foundation, app.guid)
    const reply = await create({ command: 'true', droplet_guid: droplet })
    expect(JSON.parse(reply.text)).toMatchObject({ droplet_guid: droplet, state: 'RUNNING' })
  })

  it('takes a permitted user whatever the case, as it was typed', async () => {
    expect(JSON.parse((await create({ command: 'true', user: 'testUSER' })).text)).toMatchObject({
      user: 'testUSER',
    })
    expect(JSON.parse((await create({ command: 'true', user: ' ' })).text)).toMatchObject({ user: 'vcap' })
  })

  it('has a number of its own, without gaps from refusals, also when many are made at once', async () => {
    const own = await anApp(foundation, space)
    const path = `/v3/apps/${own.guid}/tasks`
    const send = (json: unknown) => foundation.send('POST', path, { as, json })
    await Promise.all([
      send({ memory_in_mb: 0 }),
      send({ command: '' }),
      send({ command: 'x', user: 'root' }),
    ])
    const replies = await Promise.all(
      Array.from({ length: 8 }, () => send({ command: 'true', memory_in_mb: 16 })),
    )
    const numbers = replies.map(({ text }) => taskSchema.parse(JSON.parse(text)).sequence_id)
    expect(numbers.sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
  })

  it('cannot be made to exceed a quota by asking at once', async () => {
    const own = await aSpace(foundation, { quota: { per_app_tasks: 2 } })
    const limited = await anApp(foundation, own.space)
    const replies = await Promise.all(
      Array.from({ length: 5 }, () =>
        foundation.send('POST', `/v3/apps/${limited.guid}/tasks`, {
          as,
          json: { command: 'sleep 5', memory_in_mb: 16 },
        }),
      ),
    )
    expect(replies.filter(({ status }) => status === 202)).toHaveLength(2)
  })

  it('is gone with its app', async () => {
    const own = await anApp(foundation, space)
    const guid = await foundation.create(`/v3/apps/${own.guid}/tasks`, { command: 'true' }, as)
    const reply = await foundation.send('DELETE', `/v3/apps/${own.guid}`, { as })
    expect(reply.status).toBe(202)
    const location = z.string().parse(reply.headers.location)
    const job = await foundation.get(
      z.looseObject({ state: z.string(), operation: z.string() }),
      new URL(location).pathname,
    )
    expect(job).toMatchObject({ state: 'COMPLETE', operation: 'app.delete' })
    expect((await foundation.send('GET', `/v3/tasks/${guid}`, { as })).status).toBe(404)
  })
})

describe('a cancellation', () => {
  it('ends a task, by either address, and is in the audit events', async () => {
    for (const [method, path] of [
      ['POST', 'actions/cancel'],
      ['PUT', 'cancel'],
    ] as const) {
      const guid = await foundation.create(
        `/v3/apps/${app.guid}/tasks`,
        { command: 'sleep 100', memory_in_mb: 16 },
        as,
      )
      const reply = await foundation.send(method, `/v3/tasks/${guid}/${path}`, { as: 'supporter' })
      expect(reply.status).toBe(202)
      expect(JSON.parse(reply.text)).toMatchObject({ command: 'sleep 100' })
      expect(await until(guid, 'FAILED')).toMatchObject({ result: { failure_reason: 'task was cancelled' } })
      const { resources } = await foundation.get(
        eventsSchema,
        `/v3/audit_events?target_guids=${app.guid}&types=audit.app.task.create,audit.app.task.cancel&per_page=5000`,
        { as },
      )
      const types = resources.filter(({ data }) => data.task_guid === guid).map(({ type }) => type)
      expect(types).toEqual(['audit.app.task.create', 'audit.app.task.cancel'])
    }
  })

  it('frees the quota before the container', async () => {
    const own = await aSpace(foundation, { quota: { per_app_tasks: 1 } })
    const limited = await anApp(foundation, own.space)
    const path = `/v3/apps/${limited.guid}/tasks`
    const json = { command: "trap '' TERM; sleep 3", memory_in_mb: 16 }
    const guid = await foundation.create(path, json, as)
    expect((await foundation.send('POST', path, { as, json })).status).toBe(422)
    await foundation.send('POST', `/v3/tasks/${guid}/actions/cancel`, { as })
    expect((await foundation.send('POST', path, { as, json })).status).toBe(202)
  })

  it('wants a body that is JSON, whatever is in it', async () => {
    const guid = await foundation.create(
      `/v3/apps/${app.guid}/tasks`,
      { command: 'sleep 100', memory_in_mb: 16 },
      as,
    )
    const path = `/v3/tasks/${guid}/actions/cancel`
    expect((await foundation.send('POST', path, { as, raw: '{' })).status).toBe(400)
    expect((await foundation.send('POST', path, { as, json: { any: 'thing' } })).status).toBe(202)
  })
})

describe('a change of metadata', () => {
  it('keeps labels and annotations in the order in which they came', async () => {
    const labels = { zebra: '1', 'a-longer-key': '2', b: '3' }
    const task = await foundation.create(
      `/v3/apps/${app.guid}/tasks`,
      { command: 'sleep 60', metadata: { labels, annotations: labels } },
      'developer',
    )
    const order = async () => {
      const { text } = await foundation.send('GET', `/v3/tasks/${task}`, { as: 'developer' })
      return /"metadata":(\{.*?\}\})/.exec(text)?.[1]
    }
    expect(await order()).toBe(JSON.stringify({ labels, annotations: labels }))
    await foundation.send('PATCH', `/v3/tasks/${task}`, {
      as: 'developer',
      json: { metadata: { labels: { zebra: null, a: '4' } } },
    })
    const after = { 'a-longer-key': '2', b: '3', a: '4' }
    expect(await order()).toBe(JSON.stringify({ labels: after, annotations: labels }))
  })

  it('sets what is given, removes null, keeps the rest, and leaves the time as it was', async () => {
    const metadata = { labels: { a: '1', b: '2' }, annotations: { note: 'x' } }
    const guid = await foundation.create(`/v3/apps/${app.guid}/tasks`, { command: 'true', metadata }, as)
    const before = await until(guid, 'SUCCEEDED')
    const json = { metadata: { labels: { a: null, c: 3 }, annotations: { note: null, 'x.com/y': 'z' } } }
    const reply = await foundation.send('PATCH', `/v3/tasks/${guid}`, { as, json })
    expect(reply.status).toBe(200)
    expect(await task(guid)).toEqual({
      ...before,
      metadata: { labels: { b: '2', c: '3' }, annotations: { 'x.com/y': 'z' } },
    })
  })

  it('counts the labels of the request when there are too many', async () => {
    const labels = Object.fromEntries(Array.from({ length: 50 }, (_, at) => [`k${at}`, 'v']))
    const guid = await foundation.create(
      `/v3/apps/${app.guid}/tasks`,
      { command: 'true', metadata: { labels } },
      as,
    )
    const reply = await foundation.send('PATCH', `/v3/tasks/${guid}`, {
      as,
      json: { metadata: { labels: { more: 'v' } } },
    })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain('Failed to add 1 labels because it would exceed maximum of 50')
  })

  it('wants a good key even of a label that is removed, but not of an annotation', async () => {
    const guid = await foundation.create(`/v3/apps/${app.guid}/tasks`, { command: 'true' }, as)
    const patch = (json: unknown) => foundation.send('PATCH', `/v3/tasks/${guid}`, { as, json })
    expect((await patch({ metadata: { labels: { '-a': null } } })).status).toBe(422)
    expect((await patch({ metadata: { annotations: { '-a': null } } })).status).toBe(200)
    expect((await patch({})).status).toBe(200)
  })
})

describe('who may what', () => {
  it.each([
    ['developer', 202, 202, 200],
    ['supporter', 403, 202, 403],
    ['auditor', 403, 403, 403],
    ['manager', 403, 403, 403],
    ['admin', 202, 202, 200],
    ['read-only-admin', 403, 403, 403],
    ['global-auditor', 403, 403, 403],
    ['stranger', 404, 404, 404],
  ])('%s: create %i, cancel %i, change %i', async (who, mayCreate, mayCancel, mayChange) => {
    const guid = await foundation.create(
      `/v3/apps/${app.guid}/tasks`,
      { command: 'sleep 30', memory_in_mb: 16 },
      as,
    )
    expect((await create({ command: 'true' }, who)).status).toBe(mayCreate)
    expect((await foundation.send('PATCH', `/v3/tasks/${guid}`, { as: who, json: {} })).status).toBe(
      mayChange,
    )
    expect((await foundation.send('POST', `/v3/tasks/${guid}/actions/cancel`, { as: who })).status).toBe(
      mayCancel,
    )
    await foundation.send('POST', `/v3/tasks/${guid}/actions/cancel`, { as })
  })

  it.each([
    ['developer', true],
    ['supporter', false],
    ['auditor', false],
    ['manager', false],
    ['admin', true],
    ['read-only-admin', true],
    ['global-auditor', false],
  ])('%s sees the command of a task, a process and a droplet: %j', async (who, sees) => {
    const guid = await foundation.create(`/v3/apps/${app.guid}/tasks`, { command: 'true' }, as)
    expect('command' in (await task(guid, who))).toBe(sees)
    const process = await foundation.get(
      z.looseObject({ command: z.string() }),
      `/v3/processes/${app.processes.get('worker')}`,
      { as: who },
    )
    expect(process.command).toBe(sees ? 'echo works' : '[PRIVATE DATA HIDDEN]')
    const droplet = await foundation.get(
      z.looseObject({ process_types: z.record(z.string(), z.string()) }),
      `/v3/droplets/${app.droplet}`,
      { as: who },
    )
    expect(droplet.process_types).toEqual(
      sees ? { web: 'sleep 1', worker: 'echo works' } : { redacted_message: '[PRIVATE DATA HIDDEN]' },
    )
    const permissions = await foundation.get(z.unknown(), `/v3/apps/${app.guid}/permissions`, { as: who })
    expect(permissions).toEqual({ read_basic_data: true, read_sensitive_data: sees })
  })

  it('lets a manager read tasks but not their audit events', async () => {
    expect((await foundation.send('GET', `/v3/apps/${app.guid}/tasks`, { as: 'manager' })).status).toBe(200)
    const { resources } = await foundation.get(eventsSchema, `/v3/audit_events?target_guids=${app.guid}`, {
      as: 'manager',
    })
    expect(resources).toEqual([])
  })

  it('hides an app without a droplet from strangers all the same', async () => {
    const empty = await anEmptyApp(foundation, space)
    const path = `/v3/apps/${empty}/tasks`
    expect((await foundation.send('POST', path, { as: 'stranger', json: { command: 'x' } })).status).toBe(404)
  })
})
