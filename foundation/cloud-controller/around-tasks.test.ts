import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { aDroplet, anApp, anOrganization, aSpace, type TestApp, type TestSpace } from '../testing/apps'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { idleRunner } from '../testing/runner'

const listSchema = z.object({
  pagination: z.object({ total_results: z.number() }),
  resources: z.array(z.looseObject({ guid: z.string().optional(), name: z.string().optional() })),
  included: z.record(z.string(), z.array(z.looseObject({ guid: z.string() }))).optional(),
})
const anything = z.looseObject({})
const as = 'developer'

let foundation: TestFoundation
let place: TestSpace
let app: TestApp
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
  place = await aSpace(foundation, { quota: { total_memory_in_mb: 4096 } })
  app = await anApp(foundation, place.space)
}, 60_000)
afterAll(() => foundation.stop())

const list = (path: string, who = as) => foundation.get(listSchema, path, { as: who })
const get = (path: string, who = as) => foundation.send('GET', path, { as: who })
const detail = (text: string) =>
  z.object({ errors: z.array(z.object({ detail: z.string() })) }).parse(JSON.parse(text)).errors[0]?.detail

describe('apps', () => {
  it('come with their spaces and organizations on request', async () => {
    const { included } = await list(`/v3/apps?guids=${app.guid}&include=space.organization`)
    expect(included?.spaces).toMatchObject([{ guid: place.space }])
    expect(included?.organizations).toMatchObject([{ guid: place.organization }])
    const { included: only } = await list(`/v3/apps?guids=${app.guid}&include=org`)
    expect(Object.keys(only ?? {})).toEqual(['organizations'])
  })

  it.each([
    [
      '?include=x',
      "Invalid included resource: 'x'. Valid included resources are: 'space', 'org', 'space.organization'",
    ],
    ['?lifecycle_type=x', "Invalid lifecycle_type: 'x'"],
    ['?order_by=guid', "Order by can only be: 'created_at', 'updated_at', 'name', 'state'"],
  ])('%s is refused', async (query, text) => {
    expect(detail((await get(`/v3/apps${query}`)).text)).toBe(`The query parameter is invalid: ${text}`)
  })

  it('are found by their whole name only, by space, organization and label', async () => {
    expect((await list('/v3/apps?names=shop')).pagination.total_results).toBe(1)
    expect((await list('/v3/apps?names=sho')).pagination.total_results).toBe(0)
    await foundation.send('PATCH', `/v3/apps/${app.guid}`, {
      as,
      json: { metadata: { labels: { env: 'prod' } } },
    })
    for (const query of [
      `space_guids=${place.space}`,
      `organization_guids=${place.organization}`,
      'label_selector=env%3Dprod',
    ]) {
      expect((await list(`/v3/apps?${query}`)).resources).toMatchObject([{ guid: app.guid }])
    }
  })

  it('show their revisions: a new one when they start with another droplet', async () => {
    const start = () => foundation.send('POST', `/v3/apps/${app.guid}/actions/start`, { as })
    await start()
    await start()
    const droplet = await aDroplet(foundation, app.guid)
    await foundation.send('PATCH', `/v3/apps/${app.guid}/relationships/current_droplet`, {
      as,
      json: { data: { guid: droplet } },
    })
    await start()
    const { resources } = await list(`/v3/apps/${app.guid}/revisions`)
    expect(resources).toMatchObject([
      { version: 1, description: 'Initial revision.', deployable: true },
      { version: 2, description: 'New droplet deployed.', droplet: { guid: droplet } },
    ])
    expect((await list(`/v3/apps/${app.guid}/revisions/deployed`)).resources).toMatchObject([{ version: 2 }])
    expect(JSON.parse((await get(`/v3/revisions/${resources[0]?.guid}`)).text)).toMatchObject({ version: 1 })
  })

  it('leave their changes in the audit events', async () => {
    const own = await anApp(foundation, place.space)
    await foundation.send('POST', `/v3/apps/${own.guid}/actions/start`, { as })
    await foundation.send('POST', `/v3/apps/${own.guid}/actions/stop`, { as })
    await foundation.send('DELETE', `/v3/apps/${own.guid}`, { as })
    const { resources } = await list(`/v3/audit_events?target_guids=${own.guid}&order_by=created_at`)
    expect(resources.map(({ type }) => type).sort()).toEqual([
      'audit.app.create',
      'audit.app.delete-request',
      'audit.app.droplet.mapped',
      'audit.app.start',
      'audit.app.stop',
    ])
  })

  it('tell of variables, sizes and labels in the audit events what was asked for', async () => {
    const own = await anApp(foundation, place.space)
    const body = { var: { SECRET: 'x' } }
    await foundation.send('PATCH', `/v3/apps/${own.guid}/environment_variables`, { as, json: body })
    const labels = { metadata: { labels: { team: 'a' } } }
    await foundation.send('PATCH', `/v3/apps/${own.guid}`, { as, json: labels })
    const [web] = (await list(`/v3/apps/${own.guid}/processes`)).resources
    const sizes = { instances: 2, memory_in_mb: 64 }
    await foundation.send('POST', `/v3/processes/${web?.guid}/actions/scale`, { as, json: sizes })
    const types = 'audit.app.update,audit.app.process.scale'
    const { resources } = await list(
      `/v3/audit_events?target_guids=${own.guid}&types=${types}&order_by=created_at`,
    )
    expect(resources.map(({ data }) => data)).toEqual([
      { request: { environment_variables: '[PRIVATE DATA HIDDEN]' } },
      { request: { metadata: {} } },
      expect.objectContaining({ process_type: 'web', request: sizes }),
    ])
  })

  it('take their running tasks with them', async () => {
    const runner = idleRunner()
    const cancelled: string[] = []
    const other = await startFoundation(
      {},
      {
        runner: {
          ...runner,
          cancel: async (guid) => {
            cancelled.push(guid)
            return { kind: 'asked' }
          },
        },
      },
    )
    const own = await aSpace(other)
    const doomed = await anApp(other, own.space)
    const task = await other.create(`/v3/apps/${doomed.guid}/tasks`, { command: 'true' }, as)
    await other.send('DELETE', `/v3/organizations/${own.organization}`, { as: 'admin' })
    expect(cancelled).toEqual([task])
    await other.stop()
  }, 60_000)
})

describe('processes and droplets', () => {
  it('hide commands in lists from everybody', async () => {
    const processes = await list(`/v3/apps/${app.guid}/processes`, 'admin')
    expect(processes.resources.map(({ command }) => command)).toEqual(
      Array(2).fill('[PRIVATE DATA HIDDEN IN LISTS]'),
    )
    const droplets = await list(`/v3/apps/${app.guid}/droplets?states=STAGED&order_by=-created_at`, 'admin')
    expect(droplets.resources[0]).toMatchObject({
      process_types: { redacted_message: '[PRIVATE DATA HIDDEN IN LISTS]' },
    })
  })

  it.each([
    ['/v3/processes/nope', 'Process not found'],
    ['/v3/droplets/nope', 'Droplet not found'],
    ['/v3/apps/nope', 'App not found'],
    ['/v3/spaces/nope', 'Space not found'],
    ['/v3/organizations/nope', 'Organization not found'],
    ['/v3/space_quotas/nope', 'Space quota not found'],
    ['/v3/organization_quotas/nope', 'Organization quota not found'],
    ['/v3/feature_flags/nope', 'Feature flag not found'],
    ['/v3/tasks/nope', 'Task not found'],
  ])('%s says %s', async (path, text) => {
    const reply = await get(path)
    expect(reply.status).toBe(404)
    expect(detail(reply.text)).toBe(text)
  })
})

describe('quotas and what is used of them', () => {
  it('are readable as the roles allow', async () => {
    const { resources } = await list(`/v3/space_quotas?space_guids=${place.space}`, 'auditor')
    expect(resources).toMatchObject([{ apps: { total_memory_in_mb: 4096, per_app_tasks: null } }])
    expect((await list(`/v3/space_quotas?space_guids=${place.space}`, 'stranger')).resources).toEqual([])
    expect((await list('/v3/organization_quotas', 'stranger')).pagination.total_results).toBeGreaterThan(1)
  })

  it('count started processes and tasks that have not ended', async () => {
    const own = await aSpace(foundation)
    const busy = await anApp(foundation, own.space)
    const used = () =>
      foundation.get(z.object({ usage_summary: anything }), `/v3/spaces/${own.space}/usage_summary`, { as })
    expect(await used()).toMatchObject({
      usage_summary: { memory_in_mb: 0, started_instances: 0, per_app_tasks: 0 },
    })
    await foundation.send('POST', `/v3/apps/${busy.guid}/actions/start`, { as })
    await foundation.create(`/v3/apps/${busy.guid}/tasks`, { command: 'true', memory_in_mb: 100 }, as)
    expect(await used()).toMatchObject({
      usage_summary: { memory_in_mb: 1124, started_instances: 1, per_app_tasks: 1 },
    })
    expect((await get(`/v3/organizations/${own.organization}/usage_summary`, 'developer')).status).toBe(404)
  })

  it('are applied, and taken away with their spaces', async () => {
    const organization = await anOrganization(foundation)
    const { space } = await aSpace(foundation, { organization, quota: { per_app_tasks: 0 } })
    const quota = (await list(`/v3/space_quotas?space_guids=${space}`, 'admin')).resources[0]?.guid
    expect(
      (
        await foundation.send('DELETE', `/v3/space_quotas/${quota}/relationships/spaces/${space}`, {
          as: 'admin',
        })
      ).status,
    ).toBe(204)
    expect((await foundation.send('DELETE', `/v3/space_quotas/${quota}`, { as: 'admin' })).status).toBe(202)
    expect((await get(`/v3/spaces/${space}`, 'admin')).text).toContain('"quota":{"data":null}')
  })

  it('may be changed by an admin only', async () => {
    const json = { name: 'mine', apps: {} }
    expect((await foundation.send('POST', '/v3/organization_quotas', { as, json })).status).toBe(403)
    expect((await foundation.send('POST', '/v3/organizations', { as, json: { name: 'mine' } })).status).toBe(
      403,
    )
  })
})

describe('roles and users', () => {
  it('tell who may create tasks in a space', async () => {
    const { resources, included } = await list(
      `/v3/roles?space_guids=${place.space}&types=space_developer&include=user`,
    )
    expect(resources).toHaveLength(1)
    expect(included?.users).toMatchObject([{ username: 'developer', origin: 'uaa' }])
    expect((await get(`/v3/users/${included?.users?.[0]?.guid}`)).status).toBe(200)
  })

  it('answer unknown parameters with 422, alone among the lists', async () => {
    const reply = await get('/v3/roles?foo=1')
    expect(reply.status).toBe(422)
    expect(detail(reply.text)).toMatch(/^Unknown query parameter\(s\): 'foo'/)
  })

  it('are given and taken by who manages the place', async () => {
    const json = {
      type: 'space_developer',
      relationships: { user: { data: { username: 'stranger' } }, space: { data: { guid: place.space } } },
    }
    expect((await foundation.send('POST', '/v3/roles', { as, json })).status).toBe(403)
    const role = await foundation.create('/v3/roles', json, 'manager')
    expect((await get(`/v3/apps/${app.guid}`, 'stranger')).status).toBe(200)
    expect((await foundation.send('POST', '/v3/roles', { as: 'manager', json })).status).toBe(422)
    expect((await foundation.send('DELETE', `/v3/roles/${role}`, { as: 'manager' })).status).toBe(202)
    expect((await get(`/v3/apps/${app.guid}`, 'stranger')).status).toBe(404)
  })
})

describe('the addresses without a token', () => {
  it('say where everything is', async () => {
    const root = await foundation.get(anything, '/')
    expect(root).toMatchObject({
      links: {
        self: { href: foundation.baseUrl },
        cloud_controller_v3: { href: `${foundation.baseUrl}/v3`, meta: { version: '3.228.0' } },
        uaa: { href: `${foundation.baseUrl}/uaa` },
        login: { href: `${foundation.baseUrl}/uaa` },
        log_cache: { href: `${foundation.baseUrl}/log-cache` },
      },
    })
    const info = await foundation.get(anything, '/v3/info')
    expect(info).toMatchObject({ rate_limits: { enabled: false, reset_interval_in_minutes: 60 } })
    expect((await foundation.send('GET', '/v3')).status).toBe(200)
  })

  it('follow the name that the client used', async () => {
    const { text } = await foundation.send('GET', '/', {
      headers: { host: foundation.baseUrl.replace('http://127.0.0.1', 'localhost') },
    })
    expect(text).toContain('"self":{"href":"http://localhost:')
  })
})
