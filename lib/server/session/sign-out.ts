import 'server-only'
import { cookies } from 'next/headers'
import { type Services, theServices } from '../services'
import { revokeRefreshToken } from '../uaa/revocation'
import { refreshGrant } from '../uaa/tokens'
import { idHashOf, sessionCookie } from './cookie'
import { isOfNoUse } from './renew'
import { type StoredSession, takeSession } from './store'

/** Whether the refresh token is of no use to anybody any more, as far as UAA said so in time. */
export type SignedOut = { isRevoked: boolean }

/** Signing out is never slow: UAA has so long to say that it revoked the token. */
const REVOKED_WITHIN_MS = 2_000

/** Ends the session of this browser: its row is gone before the cookie is. Submissions under way go on. */
export async function signOutHere(): Promise<SignedOut> {
  const services = await theServices()
  const jar = await cookies()
  const cookie = sessionCookie(services.config)
  const idHash = idHashOf(jar.get(cookie.name)?.value)
  const signedOut = idHash ? await signOut(services, idHash) : { isRevoked: true }
  jar.set(cookie.name, '', { ...cookie.options, maxAge: 0 })
  return signedOut
}

/**
 * Ends a session: in every replica at once, since each request asks the database for it; then what this process
 * remembers for it, and the refresh token at UAA.
 */
export async function signOut(services: Services, idHash: string): Promise<SignedOut> {
  const ended = await takeSession(services.database.db, services.sealingKey, idHash)
  services.sights.delete(idHash)
  services.appLists.delete(idHash)
  for (const key of services.places.keys()) if (key.startsWith(`${idHash} `)) services.places.delete(key)
  if (!ended) return { isRevoked: true }
  const revoked = revoke(services, ended).catch(() => false)
  return { isRevoked: await Promise.race([revoked, falseAfter(REVOKED_WITHIN_MS)]) }
}

async function revoke(services: Services, ended: StoredSession): Promise<boolean> {
  const { uaaClient, cfApiUrl } = services.config
  // Tokens of another foundation are none of this one's business.
  if (ended.foundation !== cfApiUrl) return false
  const foundation = await services.foundation()
  if (foundation.kind !== 'ok') return false
  let tokens: { accessToken: string; refreshToken: string } = ended
  if (ended.accessExpiresAt.getTime() - Date.now() < REVOKED_WITHIN_MS) {
    const grant = await refreshGrant(foundation.body, uaaClient, ended.refreshToken)
    if (grant.kind === 'refused') return isOfNoUse(grant)
    if (grant.kind === 'unavailable') return false
    tokens = grant
  }
  return revokeRefreshToken(foundation.body, tokens, REVOKED_WITHIN_MS)
}

function falseAfter(ms: number): Promise<false> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms, false).unref()
  })
}
