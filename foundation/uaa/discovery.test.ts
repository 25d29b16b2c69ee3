import { SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { aUaa, DEVELOPER, PASSWORD, type UaaUnderTest } from '../testing/uaa'

let uaa: UaaUnderTest
let token: string

beforeAll(async () => {
  uaa = await aUaa({ tokenLifeS: 60 })
  const response = await uaa.token({ grant_type: 'password', username: 'developer', password: PASSWORD })
  token = z.object({ access_token: z.string() }).parse(await response.json()).access_token
})

afterAll(() => uaa.close())

const json = async (path: string, headers: Record<string, string> = {}) => {
  const response = await fetch(uaa.base + path, { headers })
  return { status: response.status, body: z.record(z.string(), z.unknown()).parse(await response.json()) }
}

test('discovery names this address and its own routes', async () => {
  const { body } = await json('/.well-known/openid-configuration')
  expect(body).toMatchObject({
    issuer: `${uaa.base}/oauth/token`,
    authorization_endpoint: `${uaa.base}/oauth/authorize`,
    token_endpoint: `${uaa.base}/oauth/token`,
    userinfo_endpoint: `${uaa.base}/userinfo`,
    jwks_uri: `${uaa.base}/token_keys`,
    end_session_endpoint: `${uaa.base}/logout.do`,
    code_challenge_methods_supported: ['S256', 'plain'],
  })
})

test('login tells a program what to ask for and shows a browser a form', async () => {
  const { body } = await json('/login', { Accept: 'application/json' })
  expect(body).toMatchObject({ prompts: { username: ['text', 'Email'], password: ['password', 'Password'] } })
  const page = await fetch(`${uaa.base}/login`, { headers: { Accept: 'text/html,*/*' } })
  expect(await page.text()).toContain('<form method="post"')
})

test('the keys are public halves only', async () => {
  const { body } = await json('/token_keys')
  const [key] = z.array(z.record(z.string(), z.string())).parse(body.keys)
  expect(Object.keys(key ?? {}).toSorted()).toEqual(['alg', 'e', 'kid', 'kty', 'n', 'use', 'value'])
  expect((await json('/token_key')).body).toEqual(key)
})

describe('userinfo', () => {
  test('tells who a token speaks of', async () => {
    const { status, body } = await json('/userinfo', { Authorization: `Bearer ${token}` })
    expect(status).toBe(200)
    expect(body).toMatchObject({ user_id: DEVELOPER.guid, sub: DEVELOPER.guid, user_name: 'developer' })
  })

  test('wants a token', async () => {
    const error_description = 'Full authentication is required to access this resource'
    expect(await json('/userinfo')).toEqual({
      status: 401,
      body: { error: 'unauthorized', error_description },
    })
  })

  test('wants a good one', async () => {
    const { status, body } = await json('/userinfo', { Authorization: 'Bearer x' })
    expect([status, body.error]).toEqual([401, 'invalid_token'])
  })
})

describe('a token', () => {
  const verify = (authorization: string | undefined) => uaa.verify(authorization, uaa.base)

  test.each([[undefined], [''], ['Basic Y2Y6']])('is missing from %j', async (value) => {
    expect(await verify(value)).toEqual({ kind: 'missing' })
  })

  test.each(['bearer', 'bearer a b', 'bearers a'])('is no good in %j', async (value) => {
    expect(await verify(value)).toEqual({ kind: 'invalid' })
  })

  test('is good under another loopback address of the same foundation', async () => {
    expect(await uaa.verify(`bearer ${token}`, 'http://localhost:1/uaa')).toMatchObject({ kind: 'ok' })
  })

  test('is not good with another signature, algorithm, or none', async () => {
    const parts = token.split('.')
    const none = Buffer.from('{"alg":"none"}').toString('base64url')
    const secret = Buffer.from((await json('/token_key')).body.value?.toString() ?? '')
    const symmetric = await new SignJWT({ user_id: DEVELOPER.guid })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(secret)
    const wrong = [`${parts[0]}.${parts[1]}.AAAA`, `${none}.${parts[1]}.`, symmetric, 'x.y.z']
    for (const value of wrong) expect(await verify(`bearer ${value}`)).toEqual({ kind: 'invalid' })
  })

  test('is not good when it was made for something else', async () => {
    const response = await uaa.token({
      grant_type: 'password',
      username: 'developer',
      password: PASSWORD,
      scope: 'openid',
    })
    const answer = z.record(z.string(), z.unknown()).parse(await response.json())
    expect(await verify(`bearer ${answer.access_token}`)).toEqual({ kind: 'invalid' })
    expect(await verify(`bearer ${answer.id_token}`)).toEqual({ kind: 'invalid' })
    expect(await verify(`bearer ${answer.refresh_token}`)).toEqual({ kind: 'invalid' })
  })

  test('is not good after its life', async () => {
    expect(await verify(`bearer ${token}`)).toMatchObject({ kind: 'ok' })
    uaa.pass(61_000)
    expect(await verify(`bearer ${token}`)).toEqual({ kind: 'invalid' })
  })
})
