import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { anEmptyApp, aSpace } from '../testing/apps'
import { startFoundation, type TestFoundation } from '../testing/foundation'
import { idleRunner } from '../testing/runner'

const FLAG = '/v3/feature_flags/task_creation'
let foundation: TestFoundation
beforeAll(async () => {
  foundation = await startFoundation({}, { runner: idleRunner() })
}, 60_000)
afterAll(() => foundation.stop())

async function changed(json: unknown, as = 'admin') {
  const { status, text } = await foundation.send('PATCH', FLAG, { as, json })
  return { status, body: JSON.parse(text), detail: JSON.parse(text).errors?.[0].detail }
}

describe('a flag', () => {
  it('is changed as far as the body says', async () => {
    const off = { enabled: false, custom_error_message: 'Frozen' }
    expect((await changed(off)).body).toMatchObject(off)
    expect((await changed({})).body).toMatchObject(off)
    expect((await changed({ enabled: true })).body).toMatchObject({ ...off, enabled: true })
    expect((await changed({ custom_error_message: null })).body).toMatchObject({ custom_error_message: null })
  })

  it.each([
    [{ enabled: null, foo: 1 }, "Unknown field(s): 'foo', Enabled must be a boolean"],
    [{ custom_error_message: 5 }, 'Custom error message must be a string'],
    [{ custom_error_message: '' }, 'Custom error message is too short (minimum is 1 character)'],
    [
      { custom_error_message: 'x'.repeat(251) },
      'Custom error message is too long (maximum is 250 characters)',
    ],
  ])('refuses %j', async (json, detail) => {
    expect(await changed(json)).toMatchObject({ status: 422, detail })
    expect((await changed(json, 'developer')).status).toBe(403)
  })
})

describe('an app without a droplet', () => {
  it('is not started, whoever asks', async () => {
    const app = await anEmptyApp(foundation, (await aSpace(foundation)).space)
    for (const as of ['developer', 'auditor']) {
      const { status, text } = await foundation.send('POST', `/v3/apps/${app}/actions/start`, { as })
      expect({ status, text }).toMatchObject({
        status: 422,
        text: expect.stringContaining('"Assign a droplet before starting this app."'),
      })
    }
  })
})
