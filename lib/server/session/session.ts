import 'server-only'
import type { Foundation, ServedFoundation } from '../foundation'
import { refreshGrant, revokeRefreshToken, type UaaClient } from '../uaa/tokens'
import {
  deleteSession,
  findSession,
  findSessionOfUser,
  type Renewal,
  replaceTokens,
  type SessionStore,
} from './store'

/** One signed-in operator in one browser. The token stays inside; whoever needs it asks for it at the last moment. */
export type Session = {
  /** SHA-256 of the cookie's value: names the session in our own tables and maps, opens nothing. */
  id: string
  user: { id: string; name: string; origin: string; scopes: readonly string[] }
  foundation: Foundation
  /** When it was last used, to the minute. */
  usedAt: Date
  /** A token that lives at least `forMs` longer, renewed first where it would not. */
  bearer(forMs?: number): Promise<Renewal>
  /** Renews now, because the API refused the token. */
  renew(): Promise<Renewal>
  /** Whether nobody has signed out since: what goes on for long asks for it. */
  isAlive(): Promise<boolean>
  /** Ends the session: its tokens are of no use any more. */
  end(): Promise<void>
}

const DEFAULT_REST_OF_LIFE_MS = 30_000

/** Opens the session of an id hash, or undefined where there is none alive at the configured foundation. */
export async function openSession(
  store: SessionStore,
  served: ServedFoundation,
  idHash: string,
): Promise<Session | undefined> {
  const stored = await findSession(store, idHash)
  if (!stored || stored.foundation !== served.origin) return undefined
  const discovered = await served.parts()
  // A foundation that does not answer must not end sessions: the reads themselves will say so.
  const foundation =
    discovered.kind === 'ok'
      ? discovered.body
      : { origin: stored.foundation, agents: served.agents, apiVersion: '' }
  const tokenLife = { accessToken: stored.accessToken, expiresAt: stored.accessExpiresAt.getTime() }
  const renew = async (): Promise<Renewal> => {
    const uaa = { foundation, client: served.uaaClient }
    const renewal = await renewTokens(store, uaa, { idHash, used: tokenLife.accessToken })
    if (renewal.kind === 'token') Object.assign(tokenLife, renewal)
    return renewal
  }
  return {
    id: idHash,
    user: { id: stored.userId, name: stored.userName, origin: stored.userOrigin, scopes: stored.scopes },
    foundation,
    usedAt: stored.usedAt,
    bearer: async (forMs = DEFAULT_REST_OF_LIFE_MS) => {
      if (tokenLife.expiresAt - Date.now() > forMs) return { kind: 'token', ...tokenLife }
      const renewal = await renew()
      // Tokens may live shorter than the rest of life asked for: a fresh one is the best there is (P3).
      return renewal.kind === 'unavailable' && tokenLife.expiresAt > Date.now()
        ? { kind: 'token', ...tokenLife }
        : renewal
    },
    renew,
    isAlive: async () => (await findSession(store, idHash)) !== undefined,
    end: () => deleteSession(store, idHash),
  }
}

/** A living session of a user at a foundation, opened: for looks in the background (P13). Undefined where there is none. */
export async function openSessionOfUser(
  store: SessionStore,
  served: ServedFoundation,
  user: { foundation: string; userId: string; userOrigin: string },
): Promise<Session | undefined> {
  const idHash = await findSessionOfUser(store, user)
  return idHash === undefined ? undefined : openSession(store, served, idHash)
}

const OF_NO_USE: readonly string[] = ['invalid_token', 'invalid_grant', 'unauthorized']
const REVOKED_WITHIN_MS = 10_000

/** Whether UAA says of a refresh token that it is of no use any more; a busy UAA or a wrong client says other words. */
export const isOfNoUse = (refused: { error: string }): boolean => OF_NO_USE.includes(refused.error)

/**
 * Renews a session's tokens, once at a time for each session. Where somebody else has renewed since `used` was read,
 * that result is taken. Writes the new tokens before it gives them. A refusal of UAA ends the session; tokens of one that
 * ended meanwhile are revoked.
 */
function renewTokens(
  store: SessionStore,
  uaa: Uaa,
  { idHash, used }: { idHash: string; used: string },
): Promise<Renewal> {
  const underway = store.renewals.get(idHash)
  if (underway) return underway
  const renewal = renewOnce(store, uaa, { idHash, used }).finally(() => store.renewals.delete(idHash))
  store.renewals.set(idHash, renewal)
  return renewal
}

/** The UAA of a foundation, and what the console is there. */
type Uaa = { foundation: Foundation; client: UaaClient }

async function renewOnce(
  store: SessionStore,
  { foundation, client }: Uaa,
  { idHash, used }: { idHash: string; used: string },
): Promise<Renewal> {
  const stored = await findSession(store, idHash)
  if (!stored) return { kind: 'ended' }
  if (stored.accessToken !== used)
    return { kind: 'token', accessToken: stored.accessToken, expiresAt: stored.accessExpiresAt.getTime() }
  const grant = await refreshGrant(foundation, client, stored.refreshToken)
  if (grant.kind === 'unavailable') return grant
  if (grant.kind === 'refused') {
    if (!isOfNoUse(grant)) return { kind: 'unavailable', detail: grant.description || grant.error }
    await deleteSession(store, idHash)
    return { kind: 'ended' }
  }
  const expiresAt = Date.now() + grant.expiresInS * 1000
  const isKept = await replaceTokens(store, idHash, {
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    accessExpiresAt: new Date(expiresAt),
  })
  // Somebody signed out meanwhile, at this replica or another, and knew of the old tokens only.
  if (!isKept) {
    void revokeRefreshToken(foundation, grant, REVOKED_WITHIN_MS)
    return { kind: 'ended' }
  }
  return { kind: 'token', accessToken: grant.accessToken, expiresAt }
}
