import { randomInt } from 'node:crypto'
import { and, eq, gt, lt } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import { hashOf } from './secrets'
import { uaaPasscodes } from './tables'

/** PasscodeInformation of the UAA: five minutes. */
const LIFE_MS = 5 * 60 * 1000
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
