import type { Db } from '../db/open-database'
import { type Grant, signAccessToken, signIdToken } from './access-token'
import { issueRefreshToken, keepAccessTokenId } from './refresh-tokens'
import type { SigningKey } from './signing-key'

export type TokenAnswer = {
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
