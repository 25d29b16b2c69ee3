import 'server-only'
import type { Foundation } from '../foundation/discover'
import { revokeRefreshToken } from '../uaa/revocation'
import { refreshGrant, type UaaClient } from '../uaa/tokens'
import { deleteSession, findSession, type Renewal, replaceTokens, type SessionStore } from './store'

const OF_NO_USE: readonly string[] = ['invalid_token', 'invalid_grant', 'unauthorized']
const REVOKED_WITHIN_MS = 10_000

/** Whether UAA says of a refresh token that it is of no use any more; a busy UAA or a wrong client says other words. */
export const isOfNoUse = (refused: { error: string }): boolean => OF_NO_USE.includes(refused.error)

/**
 * Renews a session's tokens, once at a time for each session. Where somebody else has renewed since `used` was read,
 * that result is taken. Writes the new tokens before it gives them. A refusal of UAA ends the session; tokens of one that
 * ended meanwhile are revoked.
 */
export function renewTokens(
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
