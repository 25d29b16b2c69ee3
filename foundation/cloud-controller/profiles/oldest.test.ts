import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFoundation, type TestFoundation } from '../../testing/foundation'
import { type Kinds, measured, oneOfEachKind, shape } from '../../testing/kinds'
import { idleRunner } from '../../testing/runner'

let foundation: TestFoundation
let kinds: Kinds
let app: string
beforeAll(async () => {
  foundation = await startFoundation({ profile: 'oldest' }, { runner: idleRunner() })
  const quota = { total_memory_in_mb: 4096, per_process_memory_in_mb: 2048, per_app_tasks: 9 }
  kinds = await oneOfEachKind(foundation, quota)
  app = kinds.app
}, 60_000)
afterAll(() => foundation.stop())

describe('the profile of the oldest Cloud Controller', () => {
  it.each(['user', 'log_rate_limit_in_bytes_per_second'])('does not know %s of a task', async (field) => {
    const reply = await create({ command: 'true', [field]: 5 })
    expect(reply.status).toBe(422)
    expect(reply.text).toContain(`"detail":"Unknown field(s): '${field}'"`)
  })

  it('shows neither, of tasks, processes and quotas', async () => {
    const shown = [
      (await create({ command: 'true' })).text,
      (await get(`/v3/apps/${app}/processes`)).text,
      (await get('/v3/organization_quotas')).text,
    ].join()
    expect(shown).toContain('memory_in_mb')
    expect(shown).not.toContain('log_rate_limit')
    expect(shown).not.toContain('"user"')
  })

  it('reads fractions as a machine has them, and prints them as Ruby prints a Float', async () => {
    const reply = await foundation.send('POST', `/v3/apps/${app}/tasks`, {
      as: 'developer',
      raw: '{"command":"true","metadata":{"labels":{"k":1e+21}}}',
    })
    expect(reply.text).toContain("Metadata label value error: '1.0e+21' contains invalid characters")
  })

  it('still tells the user of a role', async () => {
    expect((await get('/v3/roles?per_page=1')).text).toContain('"user":{"data":')
  })

  it('tells its own version', async () => {
    expect((await foundation.send('GET', '/')).text).toContain('"version":"3.100.0"')
  })
})

describe('what Cloud Controller 3.100.0 shows of', () => {
  it('an app without a droplet says nothing of a current one', async () => {
    const expected = { space: { data: { guid: kinds.space } } }
    for (const told of await kinds.withoutDroplet()) expect(told).toEqual(expected)
  })

  it.each([
    ['app', /^relationships\.current_droplet|^links\.clear_buildpack_cache/],
    [
      'process',
      /^(version|user|log_rate_limit\w+|readiness_health_check\S*|health_check\.data\.interval|links\.process_instances\.href) /,
    ],
    ['task', /^(user|log_rate_limit\w+) /],
    ['space', /^suspended /],
    ['organization quota', /^apps\.log_rate/],
    ['space quota', /^apps\.log_rate/],
    ['info', /^(osbapi_version|rate_limits)/],
    ['droplet', /^$/],
    ['organization', /^$/],
    ['role', /^$/],
    ['event', /^$/],
  ])('one %s is what 3.228.0 shows, without what came later', async (kind, newer) => {
    const expected = shape(measured[kind]).filter((field) => !newer.test(field))
    expect(shape(await kinds.ofKind(kind))).toEqual(expected)
  })

  it('what an organization uses is memory and instances, and nothing is told of a space', async () => {
    const { usage_summary } = await kinds.get(`/v3/organizations/${kinds.organization}/usage_summary`)
    expect(usage_summary).toEqual({ started_instances: 0, memory_in_mb: expect.any(Number) })
    expect((await get(kinds.path('usage'))).status).toBe(404)
  })
})

function get(path: string) {
  return foundation.send('GET', path, { as: 'developer' })
}

function create(json: unknown) {
  return foundation.send('POST', `/v3/apps/${app}/tasks`, { as: 'developer', json })
}
