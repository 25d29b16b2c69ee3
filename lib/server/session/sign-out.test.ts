import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { rememberApp, rememberedApp } from '../cloud-controller/kept-apps'
import { type FakeApi, startFakeApi } from '../testing/api'
import { type TestConsole, testConsole } from '../testing/console'
import { ENGINES } from '../testing/database'
import { idHashOf, newCookieValue } from './cookie'
import { openSession } from './session'
import { signOut } from './sign-out'
import { insertSession } from './store'

const HOUR_MS = 3_600_000
const APP = {
  guid: 'an app',
  name: 'shop',
  state: 'STARTED',
  hasDroplet: null,
  space: { guid: 's', name: 'production' },
  organization: { guid: 'o', name: 'sales' },
}
const renewed = { access_token: 'a newer one', refresh_token: 'newer-r', expires_in: 600 }

describe.each(ENGINES)('signing out, on %s', (engine) => {
  let uaa: FakeApi
  let here: Pick<TestConsole, 'sessions' | 'foundation'>
  let elsewhere: typeof here
  let database: TestConsole['database']

  beforeAll(async () => {
    uaa = await startFakeApi()
    const made = await testConsole({ CF_API_URL: uaa.origin }, engine)
    const { agents } = made
    const body = { origin: uaa.origin, agents, apiVersion: '3.228.0', uaa: uaa.origin }
    const parts = async () => ({ kind: 'ok' as const, status: 200, body })
    const replica = () => ({
      sessions: { ...made.sessions, renewals: new Map() },
      foundation: { ...made.foundation, parts },
    })
    here = replica()
    elsewhere = replica()
    database = made.database
  })
  beforeEach(() => {
    uaa.requests.length = 0
    uaa.answer = (_req, res) => res.writeHead(200).end()
  })
  afterAll(async () => {
    await database.close()
    await uaa.stop()
  })

  async function signedIn({ lifeMs = HOUR_MS, refreshToken = 'a-token-r', foundation = uaa.origin } = {}) {
    const idHash = idHashOf(newCookieValue()) ?? ''
    await insertSession(here.sessions, {
      idHash,
      foundation,
      userId: 'dana',
      userName: 'dana',
      userOrigin: 'uaa',
      scopes: [],
      accessToken: 'the access token',
      refreshToken,
      accessExpiresAt: new Date(Date.now() + lifeMs),
    })
    return idHash
  }
  const open = ({ sessions, foundation }: typeof here, idHash: string) =>
    openSession(sessions, foundation, idHash)
  const end = (idHash: string) => signOut(here.sessions, here.foundation, idHash)
  const asked = () => uaa.requests.map(({ method, path }) => `${method} ${path}`)

  // @S04
  it('ends the session in every replica at once, and UAA takes back the refresh token', async () => {
    const idHash = await signedIn()
    const [one, other] = [await open(here, idHash), await open(elsewhere, idHash)]
    rememberApp({ id: idHash }, APP)
    expect(await end(idHash)).toEqual({ isRevoked: true })
    expect(asked()).toEqual(['DELETE /oauth/token/revoke/a-token-r'])
    expect(await open(elsewhere, idHash)).toBeUndefined()
    expect(await open(here, idHash)).toBeUndefined()
    expect([await one?.isAlive(), await other?.isAlive()]).toEqual([false, false])
    expect(await other?.renew()).toEqual({ kind: 'ended' })
    expect(rememberedApp({ id: idHash }, APP.guid)).toBeUndefined()
  })

  it('names a signed refresh token by its id', async () => {
    const refreshToken = await new SignJWT({ jti: 'its-id-r' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32))
    expect(await end(await signedIn({ refreshToken }))).toEqual({ isRevoked: true })
    expect(asked()).toEqual(['DELETE /oauth/token/revoke/its-id-r'])
  })

  it('renews an access token that is over: nobody may revoke with it', async () => {
    uaa.answer = (req, res) => res.writeHead(200).end(req.method === 'POST' ? JSON.stringify(renewed) : '')
    expect(await end(await signedIn({ lifeMs: -1 }))).toEqual({ isRevoked: true })
    expect(asked()).toEqual(['POST /oauth/token', 'DELETE /oauth/token/revoke/newer-r'])
  })

  it.each([
    ['the refresh token was over already', 401, '{"error":"invalid_token"}', true],
    ['UAA does not know the client', 401, '{"error":"invalid_client"}', false],
  ])('says whether it is of no use any more: %s', async (_what, status, body, isRevoked) => {
    uaa.answer = (_req, res) => res.writeHead(status).end(body)
    expect(await end(await signedIn({ lifeMs: -1 }))).toEqual({ isRevoked })
  })

  it('says that UAA refused to revoke it, and ends the session all the same', async () => {
    uaa.answer = (_req, res) => res.writeHead(403).end('{"error":"access_denied"}')
    const idHash = await signedIn()
    expect(await end(idHash)).toEqual({ isRevoked: false })
    expect(await open(here, idHash)).toBeUndefined()
  })

  it('does not wait for a UAA that is slow', async () => {
    uaa.answer = () => undefined
    const begun = performance.now()
    const idHash = await signedIn()
    expect(await end(idHash)).toEqual({ isRevoked: false })
    expect(performance.now() - begun).toBeLessThan(15_000)
    expect(await open(here, idHash)).toBeUndefined()
  })

  it('sends no token of another foundation to this one', async () => {
    const idHash = await signedIn({ foundation: 'https://api.other.example' })
    expect(await end(idHash)).toEqual({ isRevoked: false })
    expect(asked()).toEqual([])
  })

  it('while another replica renews: the new tokens end with the session too', async () => {
    const idHash = await signedIn({ lifeMs: 1_000 })
    const session = await open(elsewhere, idHash)
    let answer = () => {}
    const arrived = new Promise<void>((resolve) => {
      uaa.answer = (req, res) => {
        if (req.method !== 'POST') return res.writeHead(200).end()
        answer = () => res.writeHead(200).end(JSON.stringify(renewed))
        return resolve()
      }
    })
    const renewal = session?.renew()
    await arrived
    uaa.answer = (_req, res) => res.writeHead(401).end('{"error":"invalid_token"}')
    await end(idHash)
    const revoked = new Promise<void>((resolve) => {
      uaa.answer = (_req, res) => {
        res.writeHead(200).end()
        resolve()
      }
    })
    answer()
    expect(await renewal).toEqual({ kind: 'ended' })
    await revoked
    expect(asked().at(-1)).toBe('DELETE /oauth/token/revoke/newer-r')
  })
})
