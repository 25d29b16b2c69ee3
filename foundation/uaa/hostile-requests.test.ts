import fc from 'fast-check'
import { request } from 'undici'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { aBrowser, aUaa, authorizePath, PASSWORD, type UaaUnderTest } from '../testing/uaa'

let uaa: UaaUnderTest
let browser: ReturnType<typeof aBrowser>

beforeAll(async () => {
  uaa = await aUaa()
  browser = aBrowser(uaa)
  await browser.signIn('developer', '')
})

afterAll(() => uaa.close())

const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom('', '\0', '%', '&=', "'; --"),
)
const NAMES = [
  'username',
  'password',
  'passcode',
  'refresh_token',
  'code',
  'code_verifier',
  'redirect_uri',
  'scope',
]
const grantType = fc.oneof(fc.constantFrom('password', 'refresh_token', 'authorization_code'), text)
const form = fc.record(
  { ...Object.fromEntries(NAMES.map((name) => [name, text])), grant_type: grantType },
  { requiredKeys: [] },
)
const RUNS = { numRuns: 150 }

test('whatever is posted for a token is answered in OAuth words', async () => {
  await fc.assert(
    fc.asyncProperty(form, fc.constantFrom('cf', 'cf-task-console', 'x'), async (fields, client) => {
      const authorization = `Basic ${Buffer.from(`${client}:`).toString('base64')}`
      const body = new URLSearchParams(
        Object.entries(fields).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, String(value)]],
        ),
      )
      const response = await uaa.token(Object.fromEntries(body), authorization)
      expect([400, 401]).toContain(response.status)
      expect(await response.json()).toEqual({
        error: expect.any(String),
        error_description: expect.any(String),
      })
    }),
    RUNS,
  )
})

test('whatever is asked to authorize stays here or goes back to the client', async () => {
  const parameters = fc.record(
    {
      response_type: text,
      client_id: text,
      redirect_uri: text,
      state: text,
      nonce: text,
      scope: text,
      code_challenge: text,
    },
    { requiredKeys: [] },
  )
  await fc.assert(
    fc.asyncProperty(parameters, async (given) => {
      const response = await browser.get(authorizePath('a'.repeat(43), given))
      expect([302, 400]).toContain(response.status)
      expect(response.headers.get('location') ?? 'http://127.0.0.1:3000/').toMatch(
        /^http:\/\/127\.0\.0\.1:3000\//,
      )
    }),
    RUNS,
  )
})

test.each([['%00'], ['..%2f..'], ['%ff'], ['x'.repeat(300)], ['%E2%80%AE']])(
  'revoking %s is no error of ours',
  async (id) => {
    const answer = await uaa.token({ grant_type: 'password', username: 'developer', password: PASSWORD })
    const headers = { authorization: `bearer ${Object(await answer.json()).access_token}` }
    const { statusCode } = await request(`${uaa.base}/oauth/token/revoke/${id}`, {
      method: 'DELETE',
      headers,
    })
    expect(statusCode).toBe(404)
  },
)

test('a body without end is not read', async () => {
  const response = await uaa.token({ grant_type: 'password', username: 'x'.repeat(100_000), password: 'x' })
  expect(response.status).toBe(413)
})
