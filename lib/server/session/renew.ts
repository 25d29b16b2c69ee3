import 'server-only'
import type { Foundation } from '../foundation/discover'
import type { Services } from '../services'
import { revokeRefreshToken } from '../uaa/revocation'
import { refreshGrant } from '../uaa/tokens'
import { deleteSession, findSession, replaceTokens } from './store'

/** A usable token; or the session is over because UAA refused the refresh; or UAA did not answer. */
export type Renewal =
  | { kind: 'token'; accessToken: string; expiresAt: number }
  | { kind: 'ended' }
  | { kind: 'unavailable'; detail: string }

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
  services: Services,
  foundation: Foundation,
  idHash: string,
  used: string,
): Promise<Renewal> {
  const underway = services.refreshes.get(idHash)
  if (underway) return underway
  const renewal = renewOnce(services, foundation, idHash, used).finally(() =>
    services.refreshes.delete(idHash),
  )
  services.refreshes.set(idHash, renewal)
  return renewal
}

async function renewOnce(
  services: Services,
  foundation: Foundation,
  idHash: string,
  used: string,
): Promise<Renewal> {
  const { config, database, sealingKey } = services
  const stored = await findSession(database.db, sealingKey, idHash, config)
  if (!stored) return { kind: 'ended' }
  if (stored.accessToken !== used)
    return { kind: 'token', accessToken: stored.accessToken, expiresAt: stored.accessExpiresAt.getTime() }
  const grant = await refreshGrant(foundation, config.uaaClient, stored.refreshToken)
  if (grant.kind === 'unavailable') return grant
  if (grant.kind === 'refused') {
    if (!isOfNoUse(grant)) return { kind: 'unavailable', detail: grant.description || grant.error }
    await deleteSession(database.db, idHash)
    return { kind: 'ended' }
  }
  const expiresAt = Date.now() + grant.expiresInS * 1000
  const isKept = await replaceTokens(database.db, sealingKey, idHash, {
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
