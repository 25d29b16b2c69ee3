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
