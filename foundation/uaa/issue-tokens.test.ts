import { afterAll, beforeAll, expect, test } from 'vitest'
import { z } from 'zod'
import { aUaa, authorizedCode, DEVELOPER, PASSWORD, type UaaUnderTest } from '../testing/uaa'

const answerSchema = z.object({ access_token: z.string(), refresh_token: z.string(), jti: z.string() })
const REVOKED = {
  error: 'invalid_token',
  error_description: 'The token expired, was revoked, or the token ID is incorrect.',
}

let uaa: UaaUnderTest

beforeAll(async () => {
  uaa = await aUaa()
})

afterAll(() => uaa.close())

async function signIn() {
  const response = await uaa.token({ grant_type: 'password', username: 'developer', password: PASSWORD })
  return answerSchema.parse(await response.json())
}

const refresh = (refresh_token: string, more: Record<string, string> = {}) =>
  uaa.token({ grant_type: 'refresh_token', refresh_token, ...more })

test('a client with a secret keeps its refresh token and gets a new access token', async () => {
  const first = await signIn()
  const second = answerSchema.parse(await (await refresh(first.refresh_token)).json())
  expect(second.refresh_token).toBe(first.refresh_token)
  expect(second.jti).not.toBe(first.jti)
})

test('a refresh may narrow the scope and not widen it', async () => {
  const { refresh_token } = await signIn()
  const narrowed = await refresh(refresh_token, { scope: 'openid' })
  expect(await narrowed.json()).toMatchObject({ scope: 'openid' })
  const widened = await refresh(refresh_token, { scope: 'cloud_controller.admin' })
  expect(widened.status).toBe(400)
  expect(await widened.json()).toMatchObject({ error: 'invalid_scope' })
})

test('a refresh token of one client is refused to another', async () => {
  const { refresh_token } = await signIn()
  const form = { client_id: 'cf-task-console', client_secret: '' }
  const response = await uaa.token({ grant_type: 'refresh_token', refresh_token, ...form }, '')
  expect(response.status).toBe(400)
  expect(await response.json()).toEqual({
    error: 'invalid_grant',
    error_description: 'Wrong client for this refresh token: cf',
  })
})

test('a public client without a secret gets another refresh token each time', async () => {
  const { code, verifier, redirectUri } = await authorizedCode(uaa, 'developer')
  const client = { client_id: 'cf-task-console' }
  const redeem = {
    grant_type: 'authorization_code',
    code,
    code_verifier: verifier,
    redirect_uri: redirectUri,
  }
  const first = answerSchema.parse(await (await uaa.token({ ...redeem, ...client }, '')).json())
  const form = { grant_type: 'refresh_token', refresh_token: first.refresh_token, ...client }
  const answers = await Promise.all([uaa.token(form, ''), uaa.token(form, '')])
  expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 401])
})

test('a revoked refresh token is refused', async () => {
  const { access_token, refresh_token } = await signIn()
  const headers = { Authorization: `bearer ${access_token}` }
  const revoke = () => fetch(`${uaa.base}/oauth/token/revoke/${refresh_token}`, { method: 'DELETE', headers })
  expect((await revoke()).status).toBe(200)
  expect(await (await refresh(refresh_token)).json()).toEqual(REVOKED)
  const again = await revoke()
  expect(again.status).toBe(404)
  expect(await again.json()).toEqual({ error: 'invalid_token', error_description: 'Resource not found' })
})

test('nobody ends the tokens of somebody else', async () => {
  const { refresh_token } = await signIn()
  const other = await uaa.token({ grant_type: 'password', username: 'auditor', password: PASSWORD })
  const headers = { Authorization: `bearer ${answerSchema.parse(await other.json()).access_token}` }
  const one = await fetch(`${uaa.base}/oauth/token/revoke/${refresh_token}`, { method: 'DELETE', headers })
  const all = await fetch(`${uaa.base}/oauth/token/revoke/user/${DEVELOPER.guid}`, { headers })
  expect([one.status, all.status]).toEqual([403, 403])
  expect((await refresh(refresh_token)).status).toBe(200)
})

test('revoking all tokens of a user ends each', async () => {
  const sessions = [await signIn(), await signIn()]
  const headers = { Authorization: `bearer ${sessions[0]?.access_token}` }
  const all = await fetch(`${uaa.base}/oauth/token/revoke/user/${DEVELOPER.guid}`, { headers })
  expect(all.status).toBe(200)
  for (const { refresh_token } of sessions) expect((await refresh(refresh_token)).status).toBe(401)
})

test('an expired refresh token says when it expired, and later is forgotten', async () => {
  const { refresh_token } = await signIn()
  uaa.pass(3_600_001)
  const response = await refresh(refresh_token)
  expect(response.status).toBe(401)
  const { error, error_description } = z.record(z.string(), z.string()).parse(await response.json())
  expect(error).toBe('invalid_token')
  expect(error_description).toMatch(
    /^Invalid refresh token expired at \w{3} \w{3} \d\d \d\d:\d\d:\d\d UTC \d{4}$/,
  )
  uaa.pass(2 * 86_400_000)
  await signIn()
  expect(await (await refresh(refresh_token)).json()).toEqual(REVOKED)
})
