import 'server-only'
import { and, eq, gt, lt, or, sql } from 'drizzle-orm'
import type { Database } from '../db/connection'
import { sessions } from '../db/tables'
import { type SealingKey, seal, unseal } from './seal'

/** A session as kept, its tokens opened. `idHash` is the SHA-256 of the cookie's value. */
export type StoredSession = {
  idHash: string
  foundation: string
  userId: string
  userName: string
  userOrigin: string
  scopes: string[]
  accessToken: string
  refreshToken: string
  accessExpiresAt: Date
  usedAt: Date
}

type Tokens = Pick<StoredSession, 'accessToken' | 'refreshToken' | 'accessExpiresAt'>

/** Where sessions are kept, for how long they live, and the renewals of their tokens that this process has under way. */
export type SessionStore = {
  db: Database
  sealingKey: SealingKey
  lifetimes: { sessionIdleMs: number; sessionMaxMs: number }
  renewals: Map<string, Promise<Renewal>>
}

/** A usable token; or the session is over because UAA refused the refresh; or UAA did not answer. */
export type Renewal =
  | { kind: 'token'; accessToken: string; expiresAt: number }
  | { kind: 'ended' }
  | { kind: 'unavailable'; detail: string }

const since = (ms: number) => sql`now() - make_interval(secs => ${ms / 1000})`
const sealed = (key: SealingKey, idHash: string, tokens: Tokens) => ({
  accessToken: seal(key, `${idHash}:access`, tokens.accessToken),
  refreshToken: seal(key, `${idHash}:refresh`, tokens.refreshToken),
  accessExpiresAt: tokens.accessExpiresAt,
})

/** Keeps a new session. */
export async function insertSession(
  { db, sealingKey }: Pick<SessionStore, 'db' | 'sealingKey'>,
  session: Omit<StoredSession, 'usedAt'>,
): Promise<void> {
  const { idHash, foundation, userId, userName, userOrigin, scopes } = session
  await db.insert(sessions).values({
    idHash,
    foundation,
    userId,
    userName,
    userOrigin,
    scopes: scopes.join(' '),
    ...sealed(sealingKey, idHash, session),
  })
}

/** The session of that id, unless it is over by the database's clock or its tokens do not open with our key (S03). */
export async function findSession(
  { db, sealingKey, lifetimes }: SessionStore,
  idHash: string,
): Promise<StoredSession | undefined> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.idHash, idHash), isAlive(lifetimes)))
  return row && opened(sealingKey, row)
}

const isAlive = ({ sessionIdleMs, sessionMaxMs }: SessionStore['lifetimes']) =>
  and(gt(sessions.usedAt, since(sessionIdleMs)), gt(sessions.createdAt, since(sessionMaxMs)))

function opened(key: SealingKey, row: typeof sessions.$inferSelect): StoredSession | undefined {
  const accessToken = unseal(key, `${row.idHash}:access`, row.accessToken)
  const refreshToken = unseal(key, `${row.idHash}:refresh`, row.refreshToken)
  if (accessToken === undefined || refreshToken === undefined) return undefined
  return { ...row, scopes: row.scopes.split(' ').filter(Boolean), accessToken, refreshToken }
}

/** Says that somebody used the session; written once a minute at most. */
export async function touchSession({ db }: SessionStore, idHash: string): Promise<void> {
  await db
    .update(sessions)
    .set({ usedAt: sql`now()` })
    .where(and(eq(sessions.idHash, idHash), lt(sessions.usedAt, since(60_000))))
}

/**
 * Keeps renewed tokens. They must be here before anybody uses them: UAA may rotate the refresh token. False where the
 * session has ended meanwhile.
 */
export async function replaceTokens(
  { db, sealingKey }: SessionStore,
  idHash: string,
  tokens: Tokens,
): Promise<boolean> {
  const kept = await db
    .update(sessions)
    .set(sealed(sealingKey, idHash, tokens))
    .where(eq(sessions.idHash, idHash))
    .returning({ idHash: sessions.idHash })
  return kept.length > 0
}

/** Ends a session; one that is gone already is fine. */
export async function deleteSession({ db }: SessionStore, idHash: string): Promise<void> {
  await db.delete(sessions).where(eq(sessions.idHash, idHash))
}

/** Ends a session and gives it as it was last; undefined where it is gone already or its tokens do not open. */
export async function takeSession(
  { db, sealingKey }: SessionStore,
  idHash: string,
): Promise<StoredSession | undefined> {
  const [row] = await db.delete(sessions).where(eq(sessions.idHash, idHash)).returning()
  return row && opened(sealingKey, row)
}

/** Removes what is over by the database's clock. */
export async function deleteEndedSessions({ db, lifetimes }: SessionStore): Promise<void> {
  const { sessionIdleMs, sessionMaxMs } = lifetimes
  await db
    .delete(sessions)
    .where(or(lt(sessions.usedAt, since(sessionIdleMs)), lt(sessions.createdAt, since(sessionMaxMs))))
}

/** A living session of this user at this foundation, for looks in the background (P13): the one used last. */
export async function findSessionOfUser(
  { db, lifetimes }: Pick<SessionStore, 'db' | 'lifetimes'>,
  user: { foundation: string; userId: string; userOrigin: string },
): Promise<string | undefined> {
  const [row] = await db
    .select({ idHash: sessions.idHash })
    .from(sessions)
    .where(
      and(
        eq(sessions.foundation, user.foundation),
        eq(sessions.userId, user.userId),
        eq(sessions.userOrigin, user.userOrigin),
        isAlive(lifetimes),
      ),
    )
    .orderBy(sql`${sessions.usedAt} desc`)
    .limit(1)
  return row?.idHash
}
