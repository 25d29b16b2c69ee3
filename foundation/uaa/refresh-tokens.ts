import { eq, lt, or } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { hashOf, randomId } from './secrets'
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
export async function issueRefreshToken(db: Db, token: RefreshToken, now: Date): Promise<string> {
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
export async function keepAccessTokenId(db: Db, value: string, jti: string): Promise<void> {
  await db
    .update(uaaRefreshTokens)
    .set({ jti })
    .where(eq(uaaRefreshTokens.token_hash, hashOf(value)))
}

/**
 * Ends a refresh token, given itself or the id of the access token issued with it last. False when there was none;
 * of several calls for one token exactly one gets true.
 */
export async function revokeRefreshToken(db: Db, valueOrJti: string): Promise<boolean> {
  const gone = await db
    .delete(uaaRefreshTokens)
    .where(or(eq(uaaRefreshTokens.token_hash, hashOf(valueOrJti)), eq(uaaRefreshTokens.jti, valueOrJti)))
    .returning({ jti: uaaRefreshTokens.jti })
  return gone.length > 0
}

/** Ends all refresh tokens of a user, at one client or at all. */
export async function revokeRefreshTokensOfUser(db: Db, userGuid: string): Promise<void> {
  await db.delete(uaaRefreshTokens).where(eq(uaaRefreshTokens.user_guid, userGuid))
}
