import { and, eq, gt, gte, sql } from 'drizzle-orm'
import type { Db } from '../db/open-database'
import type { Client } from './clients'
import { accountLocked, badCredentials, invalidScope, type Refusal } from './refusal'
import { sameSecret } from './signing-key'
import { uaaFailedTries } from './tables'

/** The UAA's default policy (LockoutPolicy): five failures within an hour lock for five minutes. */
const FAILURES_TO_LOCK = 5
const FAILURES_WITHIN_MS = 60 * 60 * 1000
const LOCKED_FOR_MS = 5 * 60 * 1000

/** Groups that every user of a UAA has; what one may do in the Cloud Controller is not among them. */
const DEFAULT_GROUPS = ['openid', 'password.write', 'uaa.user']

type SignIn = { kind: 'user'; user: SeedUser } | Refusal

export type Accounts = {
  byGuid(guid: string): SeedUser | undefined
  /** Names are compared without case, as the UAA does. */
  byName(name: string): SeedUser | undefined
  groupsOf(user: SeedUser): string[]
  /** Checks the password and counts failures; the right password of a locked account is refused too. */
  signIn(name: string, password: string, now: Date): Promise<SignIn>
}

/** The accounts with their one password, and what is known of wrong tries. */
export function accounts(db: Db, users: SeedUser[], password: string): Accounts {
  const byName = (name: string) => users.find((user) => user.name.toLowerCase() === name.toLowerCase())
  return {
    byGuid: (guid) => users.find((user) => user.guid === guid),
    byName,
    groupsOf: (user) => [...new Set([...DEFAULT_GROUPS, ...user.scopes])],
    async signIn(name, typed, now) {
      const isRight = sameSecret(typed, password)
      const user = byName(name)
      if (user === undefined) return badCredentials
      if (!isRight) return (await countFailure(db, user, now)) ? badCredentials : accountLocked
      if (await isLocked(db, user, now)) return accountLocked
      await db.delete(uaaFailedTries).where(eq(uaaFailedTries.user_guid, user.guid))
      return { kind: 'user', user }
    },
  }
}

async function isLocked(db: Db, { guid }: SeedUser, now: Date): Promise<boolean> {
  const rows = await db
    .select()
    .from(uaaFailedTries)
    .where(
      and(
        eq(uaaFailedTries.user_guid, guid),
        gte(uaaFailedTries.failures, FAILURES_TO_LOCK),
        gt(uaaFailedTries.last_failed_at, ago(now, LOCKED_FOR_MS)),
      ),
    )
  return rows.length > 0
}

/** False when the account is locked already: then nothing is counted. One statement, so that tries can't overtake. */
async function countFailure(db: Db, { guid }: SeedUser, now: Date): Promise<boolean> {
  const { failures, last_failed_at } = uaaFailedTries
  const recent = sql`${last_failed_at} > ${ago(now, FAILURES_WITHIN_MS).toISOString()}`
  const locked = sql`${failures} >= ${FAILURES_TO_LOCK} and ${last_failed_at} > ${ago(now, LOCKED_FOR_MS).toISOString()}`
  const counted = await db
    .insert(uaaFailedTries)
    .values({ user_guid: guid, failures: 1, last_failed_at: now })
    .onConflictDoUpdate({
      target: uaaFailedTries.user_guid,
      set: { failures: sql`case when ${recent} then ${failures} + 1 else 1 end`, last_failed_at: now },
      setWhere: sql`not (${locked})`,
    })
    .returning({ failures })
  return counted.length > 0
}

function ago(now: Date, ms: number): Date {
  return new Date(now.getTime() - ms)
}

/** An account of the embedded UAA. `scopes` are its groups besides those that everybody has. */
export type SeedUser = { guid: string; name: string; email: string; scopes: string[] }

/** What a checked access token says. */
export type VerifiedToken = {
  userGuid: string
  userName: string
  email: string
  origin: string
  scopes: string[]
}

export type Verification = { kind: 'missing' } | { kind: 'invalid' } | { kind: 'ok'; token: VerifiedToken }

type Scopes = { kind: 'scopes'; scopes: string[] } | Refusal

/**
 * What a token may be used for: what the client may ask and the user has, narrowed to what was asked for.
 * A scope that the client may not ask for is refused (UaaAuthorizationRequestManager); one the user has not is left out.
 */
export function grantedScopes(
  accounts: Accounts,
  client: Client,
  user: SeedUser,
  asked: string | null,
): Scopes {
  const wanted = asked === null || asked.trim() === '' ? undefined : asked.trim().split(/\s+/)
  const wrong = wanted?.find((scope) => !client.scopes.includes(scope))
  if (wrong !== undefined)
    return invalidScope(`${wrong} is invalid. Please use a valid scope name in the request`)
  const groups = accounts.groupsOf(user)
  const scopes = client.scopes.filter((scope) => groups.includes(scope) && (wanted?.includes(scope) ?? true))
  if (scopes.length > 0) return { kind: 'scopes', scopes }
  return invalidScope(
    `[${(wanted ?? []).join(', ')}] is invalid. This user is not allowed any of the requested scopes`,
  )
}
