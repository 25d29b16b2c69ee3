import { setTimeout as sleep } from 'node:timers/promises'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { anApp, aSpace, type TestApp } from '../testing/apps'
import { PASSWORD, startFoundation, type TestFoundation } from '../testing/foundation'

const listSchema = z.object({
  resources: z.array(z.looseObject({ guid: z.string(), name: z.string().optional() })),
})
const taskSchema = z.looseObject({
  guid: z.string(),
  sequence_id: z.number(),
  state: z.string(),
  name: z.string(),
})
const tasksSchema = z.object({ resources: z.array(taskSchema) })
const tokenSchema = z.object({
  access_token: z.string(),
  refresh_token: z.string(),
  token_type: z.literal('bearer'),
})
const rootSchema = z.object({
  links: z.object({ login: z.object({ href: z.string() }), log_cache: z.object({ href: z.string() }) }),
})

let foundation: TestFoundation
let space: string
let organization: string
let app: TestApp
const as = 'developer'
beforeAll(async () => {
  foundation = await startFoundation()
  ;({ space, organization } = await aSpace(foundation))
  app = await anApp(foundation, space, { web: 'sleep 1', task: 'echo from the process' })
}, 60_000)
afterAll(() => foundation.stop())

/** Request by request what version 9 of the cf CLI sends. */
describe('the cf CLI', () => {
  it('logs in and goes on with a refreshed token', async () => {
    const { links } = await foundation.get(rootSchema, '/', { headers: {} })
    const login = links.login.href.slice(foundation.baseUrl.length)
    const prompts = await foundation.send('GET', `${login}/login`, {
      headers: { accept: 'application/json' },
    })
    expect(JSON.parse(prompts.text)).toMatchObject({ prompts: { username: ['text', expect.anything()] } })
    const grant = (form: Record<string, string>) =>
      foundation.send('POST', `${login}/oauth/token`, {
        raw: new URLSearchParams(form).toString(),
        contentType: 'application/x-www-form-urlencoded',
        headers: { authorization: 'Basic Y2Y6', accept: 'application/json' },
      })
    const given = tokenSchema.parse(
      JSON.parse((await grant({ grant_type: 'password', username: as, password: PASSWORD })).text),
    )
    const refreshed = tokenSchema.parse(
      JSON.parse((await grant({ grant_type: 'refresh_token', refresh_token: given.refresh_token })).text),
    )
    const organizations = await foundation.get(listSchema, '/v3/organizations?order_by=name', {
      token: refreshed.access_token,
    })
    expect(organizations.resources.map(({ name }) => name)).toContain('acme')
  })

  it('targets an organization and a space by name', async () => {
    const organizations = await foundation.get(listSchema, '/v3/organizations?names=acme&per_page=1&page=1', {
      as,
    })
    const guid = organizations.resources[0]?.guid
    const spaces = await foundation.get(
      listSchema,
      `/v3/spaces?names=production&organization_guids=${guid}&per_page=1&page=1`,
      { as },
    )
    expect(spaces.resources).toHaveLength(1)
    const mine = await foundation.get(
      listSchema,
      `/v3/spaces?organization_guids=${organization}&order_by=name`,
      { as },
    )
    expect(mine.resources).toMatchObject([{ guid: space }])
  })

  it('lists apps with their processes and routes', async () => {
    const apps = await foundation.get(
      listSchema,
      `/v3/apps?space_guids=${space}&order_by=name&per_page=5000`,
      { as },
    )
    expect(apps.resources).toMatchObject([{ guid: app.guid }])
    const processes = await foundation.get(
      z.object({
        resources: z.array(z.looseObject({ type: z.string(), process_instances: z.array(z.unknown()) })),
      }),
      `/v3/processes?space_guids=${space}&embed=process_instances`,
      { as },
    )
    expect(processes.resources.map(({ type }) => type).sort()).toEqual(['task', 'web'])
    const routes = await foundation.get(listSchema, `/v3/routes?app_guids=${app.guid}`, { as })
    expect(routes.resources).toEqual([])
  })

  it('runs a task from the process of type task and waits for its end', async () => {
    const process = await foundation.get(
      z.object({ guid: z.string() }),
      `/v3/apps/${app.guid}/processes/task`,
      { as },
    )
    const template = { process: { guid: process.guid } }
    const guid = await foundation.create(`/v3/apps/${app.guid}/tasks`, { template }, as)
    expect(await untilOver(guid)).toMatchObject({ state: 'SUCCEEDED', sequence_id: 1 })
  })

  it('shows tasks, one task by its number, and terminates one', async () => {
    const guid = await foundation.create(
      `/v3/apps/${app.guid}/tasks`,
      { command: 'sleep 100', name: 'long' },
      as,
    )
    const { resources } = await foundation.get(tasksSchema, `/v3/apps/${app.guid}/tasks`, { as })
    const long = resources.find(({ name }) => name === 'long')
    const byNumber = await foundation.get(
      tasksSchema,
      `/v3/apps/${app.guid}/tasks?sequence_ids=${long?.sequence_id}&per_page=1&page=1`,
      { as },
    )
    expect(byNumber.resources).toMatchObject([{ guid, name: 'long', command: 'sleep 100' }])
    expect((await foundation.send('PUT', `/v3/tasks/${guid}/cancel`, { as })).status).toBe(202)
    expect(await untilOver(guid)).toMatchObject({
      state: 'FAILED',
      result: { failure_reason: 'task was cancelled' },
    })
  })

  it('reads the recent log lines of an app', async () => {
    const guid = await foundation.create(
      `/v3/apps/${app.guid}/tasks`,
      { command: 'echo hello', name: 'greet' },
      as,
    )
    await untilOver(guid)
    const { links } = await foundation.get(rootSchema, '/')
    const logCache = links.log_cache.href.slice(foundation.baseUrl.length)
    expect((await foundation.send('GET', `${logCache}/api/v1/info`)).status).toBe(200)
    const read = await foundation.get(
      z.object({
        envelopes: z.object({
          batch: z.array(
            z.object({
              tags: z.looseObject({ source_type: z.string() }),
              log: z.object({ payload: z.string() }),
            }),
          ),
        }),
      }),
      `${logCache}/api/v1/read/${app.guid}?descending=true&envelope_types=LOG&limit=1000&start_time=-6795364578871345152`,
      { as },
    )
    const lines = read.envelopes.batch
      .filter(({ tags }) => tags.source_type === 'APP/TASK/greet')
      .map(({ log }) => Buffer.from(log.payload, 'base64').toString())
    expect(lines).toContain('hello')
  })
})

async function untilOver(guid: string): Promise<unknown> {
  for (let tries = 0; tries < 400; tries += 1) {
    const task = await foundation.get(taskSchema, `/v3/tasks/${guid}`, { as })
    if (task.state === 'FAILED' || task.state === 'SUCCEEDED') return task
    await sleep(25)
  }
  throw new Error('The task did not end')
}
