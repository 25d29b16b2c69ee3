import 'server-only'
import type { ServedFoundation } from '../foundation/served'
import type { Failure } from '../http/answer'
import { describeFailure } from '../http/describe-failure'
import { readClaims } from '../uaa/claims'
import { passwordGrant } from '../uaa/tokens'
import { idHashOf, newCookieValue } from './cookie'
import { deleteEndedSessions, deleteSession, insertSession, type SessionStore } from './store'

/** A new session's cookie value, UAA's own words of refusal, or why nobody could be asked. */
export type SignIn =
  | { kind: 'signed-in'; cookieValue: string; idHash: string }
  | { kind: 'refused'; error: string; description: string }
  | { kind: 'unavailable'; detail: string }

/** Signs in with a password. The id is new each time; the session that the browser had before ends (S02). */
export async function signIn(
  store: SessionStore,
  served: ServedFoundation,
  credentials: { username: string; password: string },
  cookieBefore: string | undefined,
): Promise<SignIn> {
  const discovered = await served.parts()
  if (discovered.kind !== 'ok') return { kind: 'unavailable', detail: reasonOf(discovered) }
  const foundation = discovered.body
  const grant = await passwordGrant(foundation, served.uaaClient, credentials.username, credentials.password)
  if (grant.kind === 'refused') return grant
  if (grant.kind === 'unavailable') return grant
  const user = await readClaims(foundation, grant.accessToken)
  if (!user) return { kind: 'unavailable', detail: 'UAA gave a token that its own keys do not confirm.' }
  const cookieValue = newCookieValue()
  const idHash = idHashOf(cookieValue)
  if (!idHash) throw new Error('a new cookie value has the wrong form')
  const idHashBefore = idHashOf(cookieBefore)
  if (idHashBefore) await deleteSession(store, idHashBefore)
  await deleteEndedSessions(store)
  await insertSession(store, {
    idHash,
    foundation: foundation.origin,
    userId: user.id,
    userName: user.name,
    userOrigin: user.origin,
    scopes: user.scopes,
    accessToken: grant.accessToken,
    refreshToken: grant.refreshToken,
    accessExpiresAt: new Date(Date.now() + grant.expiresInS * 1000),
  })
  return { kind: 'signed-in', cookieValue, idHash }
}

function reasonOf(failure: Failure): string {
  const { errors, detail } = describeFailure(failure)
  return errors[0]?.detail ?? detail
}
