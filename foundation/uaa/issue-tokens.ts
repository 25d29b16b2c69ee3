import { eq, lt, or } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { type Grant, signAccessToken, signIdToken } from './access-token'
import { hashOf, randomId, type SigningKey } from './signing-key'
import { uaaRefreshTokens } from './tables'

export type RefreshToken = {
  /** The id of the access token that was issued with it last. */
  jti: string
  user_guid: string
  client_id: string
  scopes: string[]
  authenticated_at: Date
  expires_at: Date
}

/** An expired token is remembered this long, so that its refusal can say when it expired. */
const FORGOTTEN_AFTER_MS = 24 * 60 * 60 * 1000

/** Makes an opaque refresh token in the UAA's shape; only its hash is kept. */
async function issueRefreshToken(db: Db, token: RefreshToken, now: Date): Promise<string> {
  const value = `${randomId()}-r`
  await db.insert(uaaRefreshTokens).values({ ...token, token_hash: hashOf(value) })
  await db
    .delete(uaaRefreshTokens)
    .where(lt(uaaRefreshTokens.expires_at, new Date(now.getTime() - FORGOTTEN_AFTER_MS)))
  return value
}

/** What is known of a refresh token, or undefined when it is unknown or was revoked. */
export async function findRefreshToken(db: Db, value: string): Promise<RefreshToken | undefined> {
  const [row] = await db
    .select()
    .from(uaaRefreshTokens)
    .where(eq(uaaRefreshTokens.token_hash, hashOf(value)))
  return row
}

/** Remembers the access token that a refresh has brought. */
async function keepAccessTokenId(db: Db, value: string, jti: string): Promise<void> {
  await db
    .update(uaaRefreshTokens)
    .set({ jti })
    .where(eq(uaaRefreshTokens.token_hash, hashOf(value)))
}

/** Uses a token up for another; of several calls for one token exactly one gets true. */
export async function takeRefreshToken(db: Db, value: string): Promise<boolean> {
  const gone = await db
    .delete(uaaRefreshTokens)
    .where(eq(uaaRefreshTokens.token_hash, hashOf(value)))
    .returning({ jti: uaaRefreshTokens.jti })
  return gone.length > 0
}

/** Ends a refresh token, given itself or the id of the access token issued with it last, for whom it belongs to. */
export async function revokeRefreshToken(
  db: Db,
  valueOrJti: string,
  mayRevoke: (token: RefreshToken) => boolean,
): Promise<'revoked' | 'unknown' | 'foreign'> {
  const { token_hash, jti } = uaaRefreshTokens
  const [token] = await db
    .select()
    .from(uaaRefreshTokens)
    .where(or(eq(token_hash, hashOf(valueOrJti)), eq(jti, valueOrJti)))
  if (token === undefined) return 'unknown'
  if (!mayRevoke(token)) return 'foreign'
  await db.delete(uaaRefreshTokens).where(eq(token_hash, token.token_hash))
  return 'revoked'
}

/** Ends all refresh tokens of a user. */
export async function revokeRefreshTokensOfUser(db: Db, userGuid: string): Promise<void> {
  await db.delete(uaaRefreshTokens).where(eq(uaaRefreshTokens.user_guid, userGuid))
}

type TokenAnswer = {
  access_token: string
  token_type: 'bearer'
  id_token?: string
  refresh_token?: string
  expires_in: number
  scope: string
  jti: string
}

export type Issuer = { db: Db; key: SigningKey; tokenLifeS: number; refreshLifeS: number; now(): Date }

/**
 * The answer of the token endpoint: an access token, an identity token with the scope openid, and a refresh token:
 * the given one again, or a new one for a client that may refresh.
 */
export async function issueTokens(issuer: Issuer, grant: Grant, refreshToken?: string): Promise<TokenAnswer> {
  const now = issuer.now()
  const { token, jti } = await signAccessToken(issuer.key, grant, now)
  if (refreshToken !== undefined) await keepAccessTokenId(issuer.db, refreshToken, jti)
  const refresh = refreshToken ?? (await newRefreshToken(issuer, grant, jti, now))
  return {
    access_token: token,
    token_type: 'bearer',
    ...(grant.scopes.includes('openid') ? { id_token: await signIdToken(issuer.key, grant, now) } : {}),
    ...(refresh === undefined ? {} : { refresh_token: refresh }),
    expires_in: Math.max(0, grant.lifeS - 1),
    scope: grant.scopes.join(' '),
    jti,
  }
}

async function newRefreshToken({ db, refreshLifeS }: Issuer, grant: Grant, jti: string, now: Date) {
  if (!grant.client.grants.includes('refresh_token')) return undefined
  const token = {
    jti,
    user_guid: grant.user.guid,
    client_id: grant.client.client_id,
    scopes: grant.scopes,
    authenticated_at: grant.authenticatedAt,
    expires_at: new Date(now.getTime() + refreshLifeS * 1000),
  }
  return issueRefreshToken(db, token, now)
}
