import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aUaa, DEVELOPER, PASSWORD, type UaaUnderTest } from './test-uaa'

const answerSchema = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() })

let uaa: UaaUnderTest

beforeAll(async () => {
  uaa = await aUaa()
})

afterAll(() => uaa.close())

const password = (name: string, typed = PASSWORD) =>
  uaa.token({ grant_type: 'password', username: name, password: typed })

test('a password gives tokens that verify against the published keys', async () => {
  const response = await password('developer')
  expect(response.status).toBe(200)
  const answer = answerSchema.parse(await response.json())
  const keys = createRemoteJWKSet(new URL(`${uaa.base}/token_keys`))
  const { payload } = await jwtVerify(answer.access_token, keys, {
    issuer: `${uaa.base}/oauth/token`,
    audience: 'cloud_controller',
  })
  expect(payload).toMatchObject({
    user_id: DEVELOPER.guid,
    user_name: 'developer',
    email: 'developer@example.com',
    origin: 'uaa',
    client_id: 'cf',
    scope: ['cloud_controller.read', 'cloud_controller.write', 'openid', 'password.write', 'uaa.user'],
  })
  expect(await uaa.verify(`bearer ${answer.access_token}`, uaa.base)).toMatchObject({
    kind: 'ok',
    token: { userGuid: DEVELOPER.guid },
  })
  const refreshed = await uaa.token({ grant_type: 'refresh_token', refresh_token: answer.refresh_token })
  expect(await refreshed.json()).toMatchObject({ refresh_token: answer.refresh_token, token_type: 'bearer' })
})

test('a wrong password, user, client and secret can not be told apart', async () => {
  const bodies = await Promise.all(
    [
      password('developer', 'wrong'),
      password('nobody'),
      uaa.token({}, 'Basic Y2Y6eA=='),
      uaa.token({}, 'Basic eDo='),
    ].map(async (response) => [(await response).status, await (await response).json()]),
  )
  for (const body of bodies)
    expect(body).toEqual([401, { error: 'invalid_client', error_description: 'Bad credentials' }])
})

test('the fifth wrong password locks the account for five minutes', async () => {
  for (let tries = 0; tries < 5; tries += 1) expect((await password('auditor', 'wrong')).status).toBe(401)
  const locked = {
    error: 'unauthorized',
    error_description: 'Your account has been locked because of too many failed attempts to login.',
  }
  expect(await (await password('auditor')).json()).toEqual(locked)
  expect((await password('developer')).status).toBe(200)
  uaa.pass(5 * 60 * 1000 + 1)
  expect((await password('auditor')).status).toBe(200)
})
