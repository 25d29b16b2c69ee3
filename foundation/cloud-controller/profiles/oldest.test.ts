import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { startFoundation, type TestFoundation } from '../../testing'
import { anApp, aSpace } from '../../testing-apps'
import { idleRunner } from '../../testing-runner'

let foundation: TestFoundation
let app: string
beforeAll(async () => {
  foundation = await startFoundation({ profile: 'oldest' }, { runner: idleRunner() })
  const { space } = await aSpace(foundation)
  app = (await anApp(foundation, space)).guid
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

  it('still tells the user of a role', async () => {
    expect((await get('/v3/roles?per_page=1')).text).toContain('"user":{"data":')
  })

  it('tells its own version', async () => {
    expect((await foundation.send('GET', '/')).text).toContain('"version":"3.100.0"')
  })
})

function get(path: string) {
  return foundation.send('GET', path, { as: 'developer' })
}

function create(json: unknown) {
  return foundation.send('POST', `/v3/apps/${app}/tasks`, { as: 'developer', json })
}
