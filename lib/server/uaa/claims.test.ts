import { createHmac, generateKeyPairSync, type KeyObject, randomBytes } from 'node:crypto'
import { exportJWK, type JWK, SignJWT } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { makeAgents } from '../http/agents'
import { type FakeApi, startFakeApi } from '../testing/api'
import { readClaims } from './claims'

const RSA = ['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512']
const EC = ['ES256', 'ES384', 'ES512']
const CLAIMS = { user_id: 'an-id', user_name: 'dana', origin: 'ldap', scope: ['cloud_controller.read'] }

const agents = makeAgents()
let uaa: FakeApi
/** What UAA publishes: at each asking the next set, the last one for ever. */
let published: unknown[][]

beforeAll(async () => {
  uaa = await startFakeApi()
})
afterAll(() => uaa.stop())
beforeEach(() => {
  uaa.requests.length = 0
  uaa.answer = (_req, res) => {
    const keys = published.length > 1 ? published.shift() : published[0]
    res.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }))
  }
})

const read = (token: string) =>
  readClaims({ origin: uaa.origin, agents, apiVersion: '3.228.0', uaa: uaa.origin }, token)

// An RSA key takes a second to make, and is good for each of its algorithms.
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const CURVES: Record<string, string> = { ES256: 'P-256', ES384: 'P-384', ES512: 'P-521' }

/** A key pair for this algorithm: to sign with, and as UAA publishes it. */
async function keyPair(alg: string, kid = 'key-1') {
  const namedCurve = CURVES[alg]
  const { privateKey, publicKey } = namedCurve ? generateKeyPairSync('ec', { namedCurve }) : rsa
  const jwk: JWK = { ...(await exportJWK(publicKey)), alg, kid, use: 'sig' }
  return { privateKey, publicKey, jwk }
}

const sign = (key: KeyObject | Uint8Array, alg: string, kid = 'key-1', exp: number | string = '10m') =>
  new SignJWT(CLAIMS).setProtectedHeader({ alg, kid }).setExpirationTime(exp).sign(key)

/** A token put together by hand, as no library would. */
function forged(header: object, sign: (input: string) => Buffer): string {
  const exp = Math.floor(Date.now() / 1000) + 600
  const input = [header, { ...CLAIMS, exp }]
    .map((part) => Buffer.from(JSON.stringify(part)).toString('base64url'))
    .join('.')
  return `${input}.${sign(input).toString('base64url')}`
}

const withoutAlg = ({ alg: _alg, ...jwk }: JWK): JWK => jwk

describe('a token that UAA signed', () => {
  it.each([...RSA, ...EC])('with %s lets its person in', async (alg) => {
    const { privateKey, jwk } = await keyPair(alg)
    // Old keys stay published, and one that is no public key may stand among them.
    published = [[{ kty: 'MAC', alg: 'HS256', kid: 'key-0', value: 'secret' }, jwk]]
    expect(await read(await sign(privateKey, alg))).toMatchObject({
      id: 'an-id',
      name: 'dana',
      origin: 'ldap',
      scopes: ['cloud_controller.read'],
    })
  })

  it.each([...RSA, ...EC])(
    'with %s by a key that names no algorithm is believed by its type',
    async (alg) => {
      const { privateKey, jwk } = await keyPair(alg)
      published = [[withoutAlg(jwk)]]
      expect(await read(await sign(privateKey, alg))).toMatchObject({ id: 'an-id' })
    },
  )

  it('by a key that is not published yet has the keys asked for once more', async () => {
    const [old, next] = await Promise.all([keyPair('RS256', 'old'), keyPair('ES256', 'next')])
    published = [[old.jwk], [old.jwk, next.jwk]]
    const token = await sign(next.privateKey, 'ES256', 'next')
    expect(await read(token)).toMatchObject({ id: 'an-id' })
    published = [[old.jwk]]
    uaa.requests.length = 0
    expect(await read(token)).toBeUndefined()
    expect(uaa.requests).toHaveLength(2)
  })
})

describe('a token is not believed', () => {
  it.each(['none', 'None', 'NONE', ''])('that names the algorithm "%s"', async (alg) => {
    const { jwk } = await keyPair('RS256')
    published = [[withoutAlg(jwk)]]
    expect(await read(forged({ alg, kid: 'key-1' }, () => Buffer.alloc(0)))).toBeUndefined()
    expect(await read(forged({ kid: 'key-1' }, () => Buffer.alloc(0)))).toBeUndefined()
  })

  it.each([
    ['HS256', 'sha256'],
    ['HS384', 'sha384'],
    ['HS512', 'sha512'],
  ])('that is signed by %s with the public key as its secret', async (alg, hash) => {
    const { jwk, publicKey } = await keyPair('RS256')
    const pem = String(publicKey.export({ type: 'spki', format: 'pem' }))
    for (const secret of [pem, pem.trim(), `${jwk.n}`])
      for (const key of [jwk, withoutAlg(jwk)]) {
        published = [[key]]
        const token = forged({ alg, kid: 'key-1' }, (input) =>
          createHmac(hash, secret).update(input).digest(),
        )
        expect(await read(token)).toBeUndefined()
      }
  })

  it.each(['oct', 'MAC'])('that is signed with a symmetric key which UAA publishes as %s', async (kty) => {
    const secret = randomBytes(32)
    const k = secret.toString('base64url')
    published = [[{ kty, k, value: k, alg: 'HS256', kid: 'key-1', use: 'sig' }]]
    expect(await read(await sign(secret, 'HS256'))).toBeUndefined()
  })

  it('by an RSA key under the id of an elliptic one, and the other way round', async () => {
    const [rsa, ec] = await Promise.all([keyPair('RS256', 'rsa'), keyPair('ES256', 'ec')])
    for (const keys of [
      [rsa.jwk, ec.jwk],
      [withoutAlg(rsa.jwk), withoutAlg(ec.jwk)],
    ]) {
      published = [keys]
      expect(await read(await sign(rsa.privateKey, 'RS256', 'ec'))).toBeUndefined()
      expect(await read(await sign(ec.privateKey, 'ES256', 'rsa'))).toBeUndefined()
    }
  })

  it.each([
    ['RS256', 'RS512'],
    ['RS256', 'PS256'],
    ['PS384', 'RS384'],
  ])('by a key for %s that was used for %s', async (published_, used) => {
    const { privateKey, jwk } = await keyPair(used)
    published = [[{ ...jwk, alg: published_ }]]
    expect(await read(await sign(privateKey, used))).toBeUndefined()
  })

  it('that names an algorithm of another curve than its key', async () => {
    const { privateKey, jwk } = await keyPair('ES384')
    published = [[withoutAlg(jwk)]]
    const [, payload, signature] = (await sign(privateKey, 'ES384')).split('.')
    const head = Buffer.from(JSON.stringify({ alg: 'ES256', kid: 'key-1' })).toString('base64url')
    expect(await read(`${head}.${payload}.${signature}`)).toBeUndefined()
  })

  it('that brings its own key, or the address of one', async () => {
    const [own, uaas] = await Promise.all([keyPair('ES256'), keyPair('ES256')])
    published = [[uaas.jwk]]
    const token = await new SignJWT(CLAIMS)
      .setProtectedHeader({ alg: 'ES256', kid: 'key-1', jwk: own.jwk, jku: `${uaa.origin}/evil` })
      .setExpirationTime('10m')
      .sign(own.privateKey)
    expect(await read(token)).toBeUndefined()
    expect(uaa.requests.map(({ path }) => path)).toEqual(['/token_keys'])
  })

  it('with a changed payload, or once it is over', async () => {
    const { privateKey, jwk } = await keyPair('ES256')
    published = [[jwk]]
    const [head, , signature] = (await sign(privateKey, 'ES256')).split('.')
    const payload = Buffer.from(JSON.stringify({ ...CLAIMS, user_id: 'admin', exp: 9e9 })).toString(
      'base64url',
    )
    expect(await read(`${head}.${payload}.${signature}`)).toBeUndefined()
    expect(
      await read(await sign(privateKey, 'ES256', 'key-1', Math.floor(Date.now() / 1000) - 61)),
    ).toBeUndefined()
  })

  it('where UAA publishes a key that can not be used: nobody is let in, and nothing breaks', async () => {
    const { privateKey, jwk } = await keyPair('RS256')
    const token = await sign(privateKey, 'RS256')
    for (const broken of [
      { ...jwk, n: 'AQAB' },
      { ...jwk, n: '?' },
      { kty: 'RSA', alg: 'RS256', kid: 'key-1' },
    ]) {
      published = [[broken]]
      expect(await read(token)).toBeUndefined()
    }
  })
})
