import { eq, lt } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { hashOf, randomId } from './secrets'
import { uaaAuthorizationCodes } from './tables'

/** UaaTokenStore: a code lives five minutes. */
const LIFE_MS = 5 * 60 * 1000
/** An expired code is remembered this long, so that its refusal can say so. */
const FORGOTTEN_AFTER_MS = 60 * 60 * 1000

export type AuthorizationCode = {
  user_guid: string
  client_id: string
  redirect_uri: string | null
  scopes: string[]
  code_challenge: string | null
  code_challenge_method: string | null
  nonce: string | null
  expires_at: Date
}

/** Makes a code for one use; only its hash is kept. */
export async function issueAuthorizationCode(
  db: Db,
  code: Omit<AuthorizationCode, 'expires_at'>,
  now: Date,
): Promise<string> {
  const value = randomId()
  const expires_at = new Date(now.getTime() + LIFE_MS)
  await db.insert(uaaAuthorizationCodes).values({ ...code, expires_at, code_hash: hashOf(value) })
  const forgotten = new Date(now.getTime() - FORGOTTEN_AFTER_MS)
  await db.delete(uaaAuthorizationCodes).where(lt(uaaAuthorizationCodes.expires_at, forgotten))
  return value
}

/** Uses a code up: the first call gets it, expired or not, every later one undefined. */
export async function takeAuthorizationCode(db: Db, value: string): Promise<AuthorizationCode | undefined> {
  const [row] = await db
    .delete(uaaAuthorizationCodes)
    .where(eq(uaaAuthorizationCodes.code_hash, hashOf(value)))
    .returning()
  return row
}
