import { SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { ENGINES } from '../db/testing'
import type { Services } from '../services'
import { type FakeApi, startFakeApi, testServices } from '../submission/testing'
import { idHashOf, newCookieValue } from './cookie'
import { openSession } from './session'
import { signOut } from './sign-out'
import { insertSession } from './store'

const HOUR_MS = 3_600_000
const renewed = { access_token: 'a newer one', refresh_token: 'newer-r', expires_in: 600 }

describe.each(ENGINES)('signing out, on %s', (engine) => {
  let uaa: FakeApi
  let here: Services
  let elsewhere: Services

  beforeAll(async () => {
    uaa = await startFakeApi()
    const services = await testServices({ CF_API_URL: uaa.origin }, engine)
    const { agents } = services
    const body = { origin: uaa.origin, agents, apiVersion: '3.228.0', uaa: uaa.origin }
    const foundation = async () => ({ kind: 'ok' as const, status: 200, body })
    const replica = () => ({ ...services, foundation, refreshes: new Map(), sights: new Map() })
    here = { ...replica(), appLists: new Map(), places: new Map() }
    elsewhere = replica()
  })
  beforeEach(() => {
    uaa.requests.length = 0
    uaa.answer = (_req, res) => res.writeHead(200).end()
  })
  afterAll(async () => {
    await here.database.close()
    await uaa.stop()
  })

  async function signedIn({ lifeMs = HOUR_MS, refreshToken = 'a-token-r', foundation = uaa.origin } = {}) {
    const idHash = idHashOf(newCookieValue()) ?? ''
    await insertSession(here.database.db, here.sealingKey, {
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
  const asked = () => uaa.requests.map(({ method, path }) => `${method} ${path}`)

  // @S04
  it('ends the session in every replica at once, and UAA takes back the refresh token', async () => {
    const idHash = await signedIn()
    const [one, other] = [await openSession(here, idHash), await openSession(elsewhere, idHash)]
    here.sights.set(idHash, { usedAt: 0, apps: new Map() })
    here.appLists.set(idHash, { readAt: 0 })
    expect(await signOut(here, idHash)).toEqual({ isRevoked: true })
    expect(asked()).toEqual(['DELETE /oauth/token/revoke/a-token-r'])
    expect(await openSession(elsewhere, idHash)).toBeUndefined()
    expect(await openSession(here, idHash)).toBeUndefined()
    expect([await one?.isAlive(), await other?.isAlive()]).toEqual([false, false])
    expect(await other?.renew()).toEqual({ kind: 'ended' })
    expect([here.sights.size, here.appLists.size]).toEqual([0, 0])
  })

  it('names a signed refresh token by its id', async () => {
    const refreshToken = await new SignJWT({ jti: 'its-id-r' })
      .setProtectedHeader({ alg: 'HS256' })
      .sign(new Uint8Array(32))
    expect(await signOut(here, await signedIn({ refreshToken }))).toEqual({ isRevoked: true })
    expect(asked()).toEqual(['DELETE /oauth/token/revoke/its-id-r'])
  })

  it('renews an access token that is over: nobody may revoke with it', async () => {
    uaa.answer = (req, res) => res.writeHead(200).end(req.method === 'POST' ? JSON.stringify(renewed) : '')
    expect(await signOut(here, await signedIn({ lifeMs: -1 }))).toEqual({ isRevoked: true })
    expect(asked()).toEqual(['POST /oauth/token', 'DELETE /oauth/token/revoke/newer-r'])
  })

  it.each([
    ['the refresh token was over already', 401, '{"error":"invalid_token"}', true],
    ['UAA does not know the client', 401, '{"error":"invalid_client"}', false],
  ])('says whether it is of no use any more: %s', async (_what, status, body, isRevoked) => {
    uaa.answer = (_req, res) => res.writeHead(status).end(body)
    expect(await signOut(here, await signedIn({ lifeMs: -1 }))).toEqual({ isRevoked })
  })

  it('says that UAA refused to revoke it, and ends the session all the same', async () => {
    uaa.answer = (_req, res) => res.writeHead(403).end('{"error":"access_denied"}')
    const idHash = await signedIn()
    expect(await signOut(here, idHash)).toEqual({ isRevoked: false })
    expect(await openSession(here, idHash)).toBeUndefined()
  })

  it('does not wait for a UAA that is slow', async () => {
    uaa.answer = () => undefined
    const begun = performance.now()
    const idHash = await signedIn()
    expect(await signOut(here, idHash)).toEqual({ isRevoked: false })
    expect(performance.now() - begun).toBeLessThan(15_000)
    expect(await openSession(here, idHash)).toBeUndefined()
  })

  it('sends no token of another foundation to this one', async () => {
    const idHash = await signedIn({ foundation: 'https://api.other.example' })
    expect(await signOut(here, idHash)).toEqual({ isRevoked: false })
    expect(asked()).toEqual([])
  })

  it('while another replica renews: the new tokens end with the session too', async () => {
    const idHash = await signedIn({ lifeMs: 1_000 })
    const session = await openSession(elsewhere, idHash)
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
    await signOut(here, idHash)
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
