import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { idleRunner } from '../testing/runner'

let foundation: TestFoundation
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
}, 60_000)
afterAll(() => foundation.stop())

describe('the Authorization header', () => {
  it.each([
    ['', 'Authentication error'],
    ['Basic Y2Y6', 'Authentication error'],
    ['Bearer', 'Invalid Auth Token'],
    ['bearer ', 'Invalid Auth Token'],
    ['bearer one two', 'Invalid Auth Token'],
    ['BearerX y', 'Invalid Auth Token'],
  ])('%j is answered 401 %s', async (authorization, detail) => {
    const { status, text } = await foundation.send('GET', '/v3/apps', { headers: { authorization } })
    expect({ status, errors: JSON.parse(text).errors }).toMatchObject({ status: 401, errors: [{ detail }] })
  })

  it('has the user named on every answer, refusals too', async () => {
    const guids = await Promise.all(
      ['/v3/apps', '/v3/nothing', '/v3/info', '/v3/apps/none', '/v3/apps?foo=1'].map(async (path) => {
        const { headers } = await foundation.send('GET', path, { as: 'reader' })
        return headers['x-user-guid']
      }),
    )
    expect(guids).toEqual(Array(5).fill('5f0c1c52-0000-4000-8000-000000000003'))
    const { headers } = await foundation.send('GET', '/v3/info')
    expect(headers['x-user-guid']).toBeUndefined()
  })
})

describe('an address', () => {
  it.each(['/v2/apps', '/nothing', '/v33/apps'])('%s is unknown in the words of before v3', async (path) => {
    const { status, text } = await foundation.send('GET', path, { as: 'developer' })
    expect({ status, text }).toEqual({
      status: 404,
      text: '{"description":"Unknown request","error_code":"CF-NotFound","code":10000}',
    })
  })

  it('of every resource of the original is linked in /v3', async () => {
    const { links } = await foundation.get(
      z.object({ links: z.record(z.string(), z.object({ href: z.string() })) }),
      '/v3',
    )
    expect(Object.keys(links)).toHaveLength(33)
    expect(Object.keys(links).slice(0, 3)).toEqual(['self', 'app_usage_events', 'apps'])
    expect(links.tasks?.href).toBe(`${foundation.baseUrl}/v3/tasks`)
  })
})

describe('a limit of requests', () => {
  it('is not counted for the roots and for Basic, and names the user where it is exceeded', async () => {
    const limited = await startFoundation({ rateLimit: 1 }, { runner: idleRunner() })
    const left = async (path: string, sent = {}) => {
      const { headers } = await limited.send('GET', path, sent)
      return headers['x-ratelimit-remaining']
    }
    for (const path of ['/', '/v3', '/healthz', '/v2/info', '/internal/x']) {
      expect(await left(path)).toBeUndefined()
    }
    expect(await left('/v3/apps', { headers: { authorization: 'Basic Y2Y6' } })).toBeUndefined()
    expect(await left('/v3/info')).toBe('0')
    await limited.send('GET', '/v3/apps', { as: 'developer' })
    const refused = await limited.send('GET', '/v3/apps', { as: 'developer' })
    expect(refused.status).toBe(429)
    expect(refused.headers['x-user-guid']).toMatch(/^[0-9a-f-]{36}$/)
    const bad = await limited.send('GET', '/v3/apps', { token: 'x' })
    expect(bad).toMatchObject({ status: 401, headers: { 'content-type': 'application/json' } })
    expect(bad.headers['retry-after']).toMatch(/^\d+$/)
    await limited.stop()
  }, 60_000)
})
