import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { cookies } from 'next/headers'
import { forgetApps } from '../cloud-controller/kept-apps'
import type { ServedFoundation } from '../foundation'
import { forgetLive } from '../live/forget-live'
import { forgetSight } from '../submission/shown/kept-sight'
import { theConfig, theFoundation, theSessions } from '../this-process'
import { refreshGrant, revokeRefreshToken } from '../uaa/tokens'
import { idHashOf, sessionCookie } from './cookie'
import { isOfNoUse } from './session'
import { type SessionStore, type StoredSession, takeSession } from './store'

/** Whether the refresh token is of no use to anybody any more, as far as UAA said so in time. */
type SignedOut = { isRevoked: boolean }

/** Signing out is never slow: UAA has so long to say that it revoked the token. */
const REVOKED_WITHIN_MS = 2_000

/** Ends the session of this browser: its row is gone before the cookie is. Submissions under way go on. */
export async function signOutHere(): Promise<SignedOut> {
  const jar = await cookies()
  const cookie = sessionCookie(theConfig())
  const idHash = idHashOf(jar.get(cookie.name)?.value)
  const signedOut = idHash ? await signOut(await theSessions(), theFoundation(), idHash) : { isRevoked: true }
  jar.set(cookie.name, '', { ...cookie.options, maxAge: 0 })
  return signedOut
}

/**
 * Ends a session: in every replica at once, since each request asks the database for it; then what this process
 * remembers for it, and the refresh token at UAA.
 */
export async function signOut(
  store: SessionStore,
  served: ServedFoundation,
  idHash: string,
): Promise<SignedOut> {
  const ended = await takeSession(store, idHash)
  forgetSight({ id: idHash })
  forgetApps({ id: idHash })
  forgetLive(idHash)
  if (!ended) return { isRevoked: true }
  const revoked = revoke(served, ended).catch(() => false)
  return { isRevoked: await Promise.race([revoked, sleep(REVOKED_WITHIN_MS, false, { ref: false })]) }
}

async function revoke(served: ServedFoundation, ended: StoredSession): Promise<boolean> {
  // Tokens of another foundation are none of this one's business.
  if (ended.foundation !== served.origin) return false
  const foundation = await served.parts()
  if (foundation.kind !== 'ok') return false
  let tokens: { accessToken: string; refreshToken: string } = ended
  if (ended.accessExpiresAt.getTime() - Date.now() < REVOKED_WITHIN_MS) {
    const grant = await refreshGrant(foundation.body, served.uaaClient, ended.refreshToken)
    if (grant.kind === 'refused') return isOfNoUse(grant)
    if (grant.kind === 'unavailable') return false
    tokens = grant
  }
  return revokeRefreshToken(foundation.body, tokens, REVOKED_WITHIN_MS)
}
