import { request } from 'undici'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import {
  AUDITOR,
  aBrowser,
  aUaa,
  authorizedCode,
  authorizePath,
  DEVELOPER,
  PASSWORD,
  REDIRECT_URI,
  type UaaUnderTest,
} from '../testing/uaa'

// The global fetch writes Sec-Fetch-Mode itself.
const FORM = { 'Content-Type': 'application/x-www-form-urlencoded' }
const VERIFIER = 'a'.repeat(43)

let uaa: UaaUnderTest

beforeAll(async () => {
  uaa = await aUaa()
})

afterAll(() => uaa.close())

const redeem = (form: Record<string, string>) =>
  uaa.token({ grant_type: 'authorization_code', client_id: 'cf-task-console', ...form }, '')

test('a browser signs in, comes back with code and state, and the code gives tokens once', async () => {
  const browser = aBrowser(uaa)
  const path = authorizePath(VERIFIER)
  const toLogin = await browser.get(path)
  expect(toLogin.headers.get('location')).toBe(`/uaa/login?next=${encodeURIComponent(path)}`)
  const signedIn = await browser.signIn('developer', path)
  expect([signedIn.status, signedIn.headers.get('location')]).toEqual([303, path])
  const back = new URL((await browser.get(path)).headers.get('location') ?? '')
  expect(back.origin + back.pathname).toBe(REDIRECT_URI)
  expect(back.searchParams.get('state')).toBe('of the client')
  const code = back.searchParams.get('code') ?? ''
  const form = { code, code_verifier: VERIFIER, redirect_uri: REDIRECT_URI }
  const tokens = await redeem(form)
  expect(tokens.status).toBe(200)
  expect(await tokens.json()).toMatchObject({ token_type: 'bearer', refresh_token: expect.any(String) })
  const again = await redeem(form)
  expect(await again.json()).toEqual({
    error: 'invalid_grant',
    error_description: `Invalid authorization code: ${code}`,
  })
})

describe('a code is refused and used up', () => {
  const none = {}
  test.each([
    ['with another verifier', 'b'.repeat(43), none, `Invalid code verifier: ${'b'.repeat(43)}`],
    ['for another address', undefined, { redirect_uri: 'http://127.0.0.1:1/' }, 'Redirect URI mismatch.'],
  ])('%s', async (_what, otherVerifier, wrong, error_description) => {
    const { code, verifier, redirectUri } = await authorizedCode(uaa, 'developer')
    const form = { code, code_verifier: otherVerifier ?? verifier, redirect_uri: redirectUri, ...wrong }
    const response = await redeem(form)
    expect(response.status).toBe(400)
    expect(await response.json()).toEqual({ error: 'invalid_grant', error_description })
    const right = { code, code_verifier: verifier, redirect_uri: redirectUri }
    expect(await (await redeem(right)).json()).toMatchObject({
      error_description: `Invalid authorization code: ${code}`,
    })
  })

  test('without a verifier', async () => {
    const { code, redirectUri } = await authorizedCode(uaa, 'developer')
    expect(await (await redeem({ code, redirect_uri: redirectUri })).json()).toEqual({
      error: 'invalid_grant',
      error_description: 'PKCE error: Code verifier must be provided for this authorization code.',
    })
  })

  test('after five minutes', async () => {
    const { code, verifier, redirectUri } = await authorizedCode(uaa, 'developer')
    uaa.pass(300_001)
    const response = await redeem({ code, code_verifier: verifier, redirect_uri: redirectUri })
    const error_description = `Authorization code expired: ${code}`
    expect(await response.json()).toEqual({ error: 'invalid_grant', error_description })
  })

  test('by a short verifier before it is looked at', async () => {
    const { code, verifier, redirectUri } = await authorizedCode(uaa, 'developer')
    const short = await redeem({ code, code_verifier: 'short', redirect_uri: redirectUri })
    expect(await short.json()).toEqual({
      error: 'invalid_request',
      error_description:
        'Code verifier length must between 43 and 128 and use only [A-Z],[a-z],[0-9],_,.,-,~ characters.',
    })
    expect((await redeem({ code, code_verifier: verifier, redirect_uri: redirectUri })).status).toBe(200)
  })

  test('with the plain method, since the client is public', async () => {
    const parameters = { code_challenge_method: 'plain', code_challenge: VERIFIER }
    const { code, redirectUri } = await authorizedCode(uaa, 'developer', parameters)
    const response = await redeem({ code, code_verifier: VERIFIER, redirect_uri: redirectUri })
    expect(await response.json()).toMatchObject({
      error_description: 'Public client must use code challange method S256',
    })
  })
})

describe('authorization', () => {
  test.each([
    ['an unknown client', { client_id: 'x' }],
    ['a client without this grant', { client_id: 'cf' }],
    ['a foreign address', { redirect_uri: 'https://example.com/callback' }],
    ['an address that only begins as loopback', { redirect_uri: 'http://127.0.0.1.example.com/' }],
    ['an address with user information', { redirect_uri: 'http://127.0.0.1@example.com/' }],
    ['no address', { redirect_uri: undefined }],
  ])('is refused on the page for %s', async (_what, parameters) => {
    const response = await aBrowser(uaa).get(authorizePath(VERIFIER, parameters))
    expect(response.status).toBe(400)
    expect(response.headers.get('location')).toBeNull()
  })

  test.each([
    ['invalid_request', { code_challenge: undefined }],
    ['invalid_request', { code_challenge: 'short' }],
    ['invalid_request', { code_challenge_method: 'S512' }],
    ['invalid_request', { response_type: undefined }],
    ['unsupported_response_type', { response_type: 'token' }],
  ])('sends %s back to the client', async (error, parameters) => {
    const response = await aBrowser(uaa).get(authorizePath(VERIFIER, parameters))
    const back = new URL(response.headers.get('location') ?? '')
    expect(back.searchParams.get('error')).toBe(error)
    expect(back.searchParams.get('state')).toBe('of the client')
  })
})

test('a passcode is shown to who is signed in and signs in once', async () => {
  const browser = aBrowser(uaa)
  expect((await browser.get('/uaa/passcode')).headers.get('location')).toBe(
    '/uaa/login?next=%2Fuaa%2Fpasscode',
  )
  await browser.signIn('developer', '/uaa/passcode')
  const text = await (await browser.get('/uaa/passcode')).text()
  const passcode = /<code>([^<]+)<\/code>/.exec(text)?.[1] ?? ''
  const form = { grant_type: 'password', passcode }
  const first = await uaa.token(form)
  expect(first.status).toBe(200)
  const verified = await uaa.verify(`bearer ${Object(await first.json()).access_token}`, uaa.base)
  expect(verified).toMatchObject({ kind: 'ok', token: { userGuid: DEVELOPER.guid } })
  expect(await (await uaa.token(form)).json()).toEqual({
    error: 'unauthorized',
    error_description: 'Invalid passcode',
  })
})

test('a wrong password stays on the page and counts towards the lock', async () => {
  const body = (password: string) => new URLSearchParams({ username: AUDITOR.name, password, next: '' })
  const post = (password: string) =>
    fetch(`${uaa.base}/login.do`, { method: 'POST', body: body(password), redirect: 'manual' })
  for (let tries = 0; tries < 5; tries += 1) {
    const response = await post('wrong')
    expect([response.status, response.headers.get('set-cookie')]).toEqual([401, null])
  }
  expect(await (await post(PASSWORD)).text()).toContain('Your account has been locked')
})

test.each([
  ['//example.com/'],
  ['https://example.com/'],
  ['/uaa/../v3/apps'],
  ['/uaa/\\example.com'],
  ['javascript:alert(1)'],
])('after signing in nobody is led to %s', async (next) => {
  const response = await aBrowser(uaa).signIn('developer', next)
  expect(response.headers.get('location')).toBe('/uaa/passcode')
})

test.each([
  ['a form of another site', { Origin: 'http://example.com', 'Sec-Fetch-Site': 'cross-site' }],
  ['a form of another port', { Origin: 'http://127.0.0.1:1', 'Sec-Fetch-Site': 'same-site' }],
  ['a form without an origin of its own', { Origin: 'null', 'Sec-Fetch-Site': 'none' }],
  ['a script', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Mode': 'cors' }],
  ['a form in a frame', { 'Sec-Fetch-Site': 'same-origin', 'Sec-Fetch-Dest': 'iframe' }],
])('%s can not sign in', async (_what, headers) => {
  const body = new URLSearchParams({ username: 'developer', password: PASSWORD, next: '' })
  const { statusCode } = await request(`${uaa.base}/login.do`, {
    method: 'POST',
    headers: { ...headers, ...FORM },
    body: body.toString(),
  })
  expect(statusCode).toBe(403)
})

test('a form behind a proxy on another port of this machine can sign in', async () => {
  const headers = {
    Origin: 'http://127.0.0.1:1',
    'Sec-Fetch-Site': 'same-origin',
    'Sec-Fetch-Mode': 'navigate',
  }
  const body = new URLSearchParams({ username: 'developer', password: PASSWORD, next: '' })
  const { statusCode } = await request(`${uaa.base}/login.do`, {
    method: 'POST',
    headers: { ...headers, ...FORM },
    body: body.toString(),
  })
  expect(statusCode).toBe(303)
})

test('signing out ends the session and leads back to the client', async () => {
  const browser = aBrowser(uaa)
  await browser.signIn('developer', '')
  expect((await browser.get('/uaa/passcode')).status).toBe(200)
  const redirect = encodeURIComponent('http://127.0.0.1:3000/login')
  const out = await browser.get(`/uaa/logout.do?client_id=cf-task-console&redirect=${redirect}`)
  expect(out.headers.get('location')).toBe('http://127.0.0.1:3000/login')
  expect((await browser.get('/uaa/passcode')).status).toBe(302)
  const foreign = await browser.get(
    '/uaa/logout.do?client_id=cf-task-console&redirect=http%3A%2F%2Fexample.com%2F',
  )
  expect(foreign.headers.get('location')).toBe('/uaa/login')
})

test('pages are not framed, not kept and run nothing', async () => {
  const response = await aBrowser(uaa).get('/uaa/login?next=%22%3E%3Cscript%3E')
  expect(response.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect(response.headers.get('cache-control')).toBe('no-store')
  expect(await response.text()).not.toContain('<script>')
})
