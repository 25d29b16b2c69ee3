import { randomInt } from 'node:crypto'
import { and, eq, gt, lt } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { hashOf, randomId } from './signing-key'
import { uaaAuthorizationCodes, uaaPasscodes } from './tables'

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

/** PasscodeInformation of the UAA: five minutes. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_-'
const LENGTH = 32

/** Makes a passcode for one sign-in; only its hash is kept. */
export async function issuePasscode(db: Db, userGuid: string, now: Date): Promise<string> {
  const value = Array.from({ length: LENGTH }, () => ALPHABET[randomInt(ALPHABET.length)]).join('')
  await db.delete(uaaPasscodes).where(lt(uaaPasscodes.expires_at, now))
  const expires_at = new Date(now.getTime() + LIFE_MS)
  await db.insert(uaaPasscodes).values({ passcode_hash: hashOf(value), user_guid: userGuid, expires_at })
  return value
}

/** Uses a passcode up; gives whose it was, or undefined when it is unknown, used or expired. */
export async function takePasscode(db: Db, value: string, now: Date): Promise<string | undefined> {
  const [row] = await db
    .delete(uaaPasscodes)
    .where(and(eq(uaaPasscodes.passcode_hash, hashOf(value)), gt(uaaPasscodes.expires_at, now)))
    .returning()
  return row?.user_guid
}
