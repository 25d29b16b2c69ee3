import { createRemoteJWKSet, jwtVerify } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aUaa, DEVELOPER, PASSWORD, type UaaUnderTest } from '../testing/uaa'

const answerSchema = z.object({ access_token: z.string(), refresh_token: z.string(), expires_in: z.number() })

let uaa: UaaUnderTest

beforeAll(async () => {
  uaa = await aUaa()
})

afterAll(() => uaa.close())

const BASIC_CF = 'Basic Y2Y6'
const CREDENTIALS = { username: 'developer', password: PASSWORD }

describe('the token endpoint refuses', () => {
  test.each([
    [
      'no client at all',
      {},
      '',
      401,
      'unauthorized',
      'Full authentication is required to access this resource',
    ],
    ['an unknown client', {}, 'Basic eHg6', 401, 'invalid_client', 'Bad credentials'],
    ['a wrong secret', {}, 'Basic Y2Y6c2VjcmV0', 401, 'invalid_client', 'Bad credentials'],
    ['cf without its empty secret', { client_id: 'cf' }, '', 401, 'invalid_client', 'Bad credentials'],
    ['no grant type', {}, BASIC_CF, 400, 'invalid_request', 'Missing grant type'],
    [
      'an unknown grant type',
      { grant_type: 'x' },
      BASIC_CF,
      400,
      'unsupported_grant_type',
      'Unsupported grant type',
    ],
    [
      'a grant that the client has not',
      { grant_type: 'authorization_code', code: 'x' },
      BASIC_CF,
      401,
      'invalid_client',
      'Unauthorized grant type',
    ],
    [
      'a grant that no client here has',
      { grant_type: 'client_credentials' },
      BASIC_CF,
      401,
      'invalid_client',
      'Unauthorized grant type',
    ],
    [
      'a refresh with an empty token',
      { grant_type: 'refresh_token', refresh_token: '' },
      BASIC_CF,
      401,
      'invalid_token',
      'Invalid refresh token (empty token)',
    ],
    [
      'another client in the body',
      { grant_type: 'refresh_token', client_id: 'x' },
      BASIC_CF,
      401,
      'invalid_client',
      'Given client ID does not match authenticated client',
    ],
    [
      'no password',
      { grant_type: 'password', username: 'developer' },
      BASIC_CF,
      401,
      'invalid_client',
      'Bad credentials',
    ],
    [
      'a scope that the client may not ask for',
      { grant_type: 'password', ...CREDENTIALS, scope: 'openid nonsense' },
      BASIC_CF,
      400,
      'invalid_scope',
      'nonsense is invalid. Please use a valid scope name in the request',
    ],
    [
      'only scopes that the user has not',
      { grant_type: 'password', ...CREDENTIALS, scope: 'cloud_controller.admin' },
      BASIC_CF,
      400,
      'invalid_scope',
      '[cloud_controller.admin] is invalid. This user is not allowed any of the requested scopes',
    ],
    [
      'a refresh without a token',
      { grant_type: 'refresh_token' },
      BASIC_CF,
      400,
      'invalid_request',
      'refresh_token parameter not provided',
    ],
    [
      'an unknown refresh token',
      { grant_type: 'refresh_token', refresh_token: 'x' },
      BASIC_CF,
      401,
      'invalid_token',
      'The token expired, was revoked, or the token ID is incorrect.',
    ],
    [
      'an empty passcode',
      { grant_type: 'password', passcode: '' },
      BASIC_CF,
      401,
      'unauthorized',
      'Passcode information is missing.',
    ],
    [
      'a wrong passcode',
      { grant_type: 'password', passcode: 'x' },
      BASIC_CF,
      401,
      'unauthorized',
      'Invalid passcode',
    ],
  ])('%s', async (_what, form, authorization, status, error, error_description) => {
    const response = await uaa.token(form, authorization)
    expect(response.status).toBe(status)
    expect(await response.json()).toEqual({ error, error_description })
    expect(response.headers.has('www-authenticate')).toBe(status === 401)
  })

  test('credentials in the address', async () => {
    const address = `${uaa.base}/oauth/token?grant_type=password&username=developer&password=${PASSWORD}`
    const response = await fetch(address, { method: 'POST', headers: { Authorization: BASIC_CF } })
    expect(response.status).toBe(406)
    expect(await response.json()).toEqual({
      error: 'query_string_not_allowed',
      error_description: 'Parameters must be passed in the body of the request',
    })
  })

  test('any other method', async () => {
    const response = await fetch(`${uaa.base}/oauth/token`)
    expect(response.status).toBe(405)
    expect(await response.json()).toEqual({
      error: 'method_not_allowed',
      error_description: "Request method 'GET' not supported",
    })
  })
})

test('a login hint in the address does no harm', async () => {
  const address = `${uaa.base}/oauth/token?login_hint=${encodeURIComponent('{"origin":"uaa"}')}`
  const body = new URLSearchParams({ grant_type: 'password', ...CREDENTIALS })
  const response = await fetch(address, { method: 'POST', headers: { Authorization: BASIC_CF }, body })
  expect(response.status).toBe(200)
})

test('many wrong tries at once count as many and the right one comes too late', async () => {
  const tries = await Promise.all(
    Array.from({ length: 30 }, (_, index) =>
      uaa.token({ grant_type: 'password', username: 'admin', password: index === 20 ? PASSWORD : 'wrong' }),
    ),
  )
  const bodies = await Promise.all(tries.map(async (response) => JSON.stringify(await response.json())))
  expect(bodies.filter((body) => body.includes('Bad credentials'))).toHaveLength(5)
  expect(bodies.filter((body) => body.includes('locked'))).toHaveLength(25)
})

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
