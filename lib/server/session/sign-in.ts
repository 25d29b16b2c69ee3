import 'server-only'
import { cookies } from 'next/headers'
import * as z from 'zod'
import type { ServedFoundation } from '../foundation'
import type { Failure } from '../http/answer'
import { describeFailure } from '../http/respond'
import { theConfig, theFoundation, theSessions } from '../this-process'
import { readClaims } from '../uaa/claims'
import { passwordGrant } from '../uaa/tokens'
import { idHashOf, newCookieValue, sessionCookie } from './cookie'
import { deleteEndedSessions, deleteSession, insertSession, type SessionStore } from './store'

/** A new session's cookie value, UAA's own words of refusal, or why nobody could be asked. */
type SignIn =
  | { kind: 'signed-in'; cookieValue: string; idHash: string }
  | { kind: 'refused'; error: string; description: string }
  | { kind: 'unavailable'; detail: string }

/** Signs in with a password. The id is new each time; the session that the browser had before ends (S02). */
async function signIn(
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

const credentialsSchema = z.object({
  username: z.string().min(1).max(255),
  password: z.string().min(1).max(4096),
})

/** The fields of a sign-in form that was filled in wrongly or refused, in words for the page. */
type SignInProblem = {
  problem: { message: string; next: string; own: boolean }
  /** Unset where neither is to blame. */
  at?: 'username' | 'password'
  username: string
}

/** Signs in with the two fields of a form and sets the session cookie; else says what to show beside them. */
export async function signInWithForm(
  form: FormData,
): Promise<{ kind: 'signed-in'; idHash: string } | ({ kind: 'problem' } & SignInProblem)> {
  const credentials = credentialsSchema.safeParse({
    username: form.get('username'),
    password: form.get('password'),
  })
  if (!credentials.success) {
    const username = form.get('username')
    const at = credentials.error.issues[0]?.path[0] === 'username' ? 'username' : 'password'
    return {
      kind: 'problem',
      problem: { message: `Type your ${at}.`, next: '', own: true },
      at,
      username: typeof username === 'string' ? username.slice(0, 255) : '',
    }
  }
  const jar = await cookies()
  const cookie = sessionCookie(theConfig())
  const result = await signIn(
    await theSessions(),
    theFoundation(),
    credentials.data,
    jar.get(cookie.name)?.value,
  )
  const { username } = credentials.data
  switch (result.kind) {
    case 'signed-in':
      jar.set(cookie.name, result.cookieValue, cookie.options)
      return { kind: 'signed-in', idHash: result.idHash }
    case 'refused':
      return { kind: 'problem', problem: refusal(result), at: 'password', username }
    case 'unavailable':
      return {
        kind: 'problem',
        problem: { message: result.detail, next: 'Nothing was changed. Try again in a moment.', own: true },
        username,
      }
  }
}

/** UAA's own words, and what they ask for. It does not tell a wrong name from a wrong password; nor do we (S06). */
function refusal({ error, description }: { error: string; description: string }): SignInProblem['problem'] {
  const message = description || error
  if (/locked/i.test(message))
    return { message, next: 'Wait until the lock ends, then try again.', own: false }
  if (/password change required/i.test(message))
    return { message, next: 'Change the password where the foundation manages accounts.', own: false }
  return { message, next: 'Username or password is wrong. Type the password again.', own: false }
}
