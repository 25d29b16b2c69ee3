import { createHash } from 'node:crypto'
import { jwtVerify, SignJWT } from 'jose'
import { z } from 'zod'
import type { SeedUser, Verification } from './accounts'
import type { Client } from './clients'
import { randomId, type SigningKey } from './signing-key'

/** The only identity provider here. The CLI breaks on a token without it. */
const ORIGIN = 'uaa'
/** The Cloud Controller takes only tokens that are meant for it. */
const AUDIENCE = 'cloud_controller'

export type Grant = {
  user: SeedUser
  client: Client
  scopes: string[]
  grantType: string
  issuer: string
  authenticatedAt: Date
  lifeS: number
  nonce?: string | undefined
}

/** Signs an access token with the claims that UaaTokenServices puts in, and gives its id too. */
export async function signAccessToken(
  key: SigningKey,
  grant: Grant,
  now: Date,
): Promise<{ token: string; jti: string }> {
  const { user, client, scopes } = grant
  const jti = randomId()
  const claims = {
    jti,
    ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
    sub: user.guid,
    scope: scopes,
    client_id: client.client_id,
    cid: client.client_id,
    azp: client.client_id,
    grant_type: grant.grantType,
    user_id: user.guid,
    origin: ORIGIN,
    user_name: user.name,
    email: user.email,
    auth_time: seconds(grant.authenticatedAt),
    rev_sig: revocationSignature(user, client),
    iat: seconds(now),
    exp: seconds(now) + grant.lifeS,
    iss: grant.issuer,
    zid: 'uaa',
    aud: audiences(client, scopes),
  }
  return { token: await sign(key, claims), jti }
}

/** Signs the identity token that goes with the scope openid. */
export async function signIdToken(key: SigningKey, grant: Grant, now: Date): Promise<string> {
  const { user, client } = grant
  return sign(key, {
    sub: user.guid,
    aud: [client.client_id],
    iss: grant.issuer,
    exp: seconds(now) + grant.lifeS,
    iat: seconds(now),
    auth_time: seconds(grant.authenticatedAt),
    ...(grant.nonce === undefined ? {} : { nonce: grant.nonce }),
    amr: ['pwd'],
    azp: client.client_id,
    scope: ['openid'],
    email: user.email,
    email_verified: true,
    zid: 'uaa',
    origin: ORIGIN,
    user_id: user.guid,
    user_name: user.name,
    client_id: client.client_id,
    cid: client.client_id,
    grant_type: grant.grantType,
    rev_sig: revocationSignature(user, client),
    jti: randomId(),
  })
}

const claimsSchema = z.object({
  iss: z.string(),
  user_id: z.string(),
  user_name: z.string(),
  email: z.string(),
  origin: z.string(),
  scope: z.array(z.string()),
  client_id: z.string(),
  // An identity token has its client as audience and no right to anything.
  grant_type: z.string(),
})

/**
 * Who sends a request, by its bearer token: signature, times, audience and issuer are checked; any loopback address of
 * this UAA may have issued it, since a proxy in front has a port of its own. Says no more than `invalid`, whatever is wrong
 * behind the word bearer. lib/cloud_controller/uaa/uaa_token_decoder.rb of cloud_controller_ng
 */
export async function verifyAccessToken(
  key: SigningKey,
  authorization: string | undefined,
  baseUrl: string,
  now: Date,
): Promise<Verification> {
  if (!/^bearer/i.test(authorization ?? '')) return { kind: 'missing' }
  const bearer = /^bearer +(\S+)$/i.exec(authorization ?? '')?.[1]
  if (bearer === undefined) return { kind: 'invalid' }
  try {
    const verified = await jwtVerify(bearer, key.publicKey, {
      algorithms: ['RS256'],
      audience: AUDIENCE,
      currentDate: now,
      requiredClaims: ['exp', 'iat', 'jti'],
    })
    const claims = claimsSchema.safeParse(verified.payload)
    if (!claims.success || !isOwnIssuer(claims.data.iss, baseUrl)) return { kind: 'invalid' }
    const { user_id, user_name, email, origin, scope } = claims.data
    return { kind: 'ok', token: { userGuid: user_id, userName: user_name, email, origin, scopes: scope } }
  } catch {
    return { kind: 'invalid' }
  }
}

const LOOPBACK_ISSUER = /^http:\/\/(localhost|127\.0\.0\.1|\[::1\])(:\d{1,5})?\/uaa\/oauth\/token$/

function isOwnIssuer(issuer: string, baseUrl: string): boolean {
  return issuer === `${baseUrl}/oauth/token` || LOOPBACK_ISSUER.test(issuer)
}

/** The client, and what each scope is a right to: the part before its last dot. */
function audiences(client: Client, scopes: string[]): string[] {
  const resources = scopes.map((scope) =>
    scope.includes('.') ? scope.slice(0, scope.lastIndexOf('.')) : scope,
  )
  return [...new Set([client.client_id, ...resources])]
}

/** Changes with what would end all tokens of a user at a client; eight hex digits as in UaaTokenUtils. */
function revocationSignature(user: SeedUser, client: Client): string {
  const text = [client.client_id, client.secret, user.guid, user.email, user.name].join('|')
  return createHash('sha256').update(text).digest('hex').slice(0, 8)
}

function sign(key: SigningKey, claims: { iss: string } & Record<string, unknown>): Promise<string> {
  const jku = claims.iss.replace(/oauth\/token$/, 'token_keys')
  return new SignJWT(claims)
    .setProtectedHeader({ alg: 'RS256', jku, kid: key.kid, typ: 'JWT' })
    .sign(key.privateKey)
}

function seconds(date: Date): number {
  return Math.floor(date.getTime() / 1000)
}
