import 'server-only'
import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { DATABASE_AWAY } from '@/lib/error-digest'
import { paths } from '@/lib/paths'
import type { Config } from '../config'
import { theConfig, theFoundation, theSessions } from '../this-process'
import { idHashOf, sessionCookie } from './cookie'
import { openSession, type Session } from './session'
import { touchSession } from './store'

const TOUCH_AFTER_MS = 60_000

const load = cache(async (isActivity: boolean): Promise<Session | undefined> => {
  const sessions = await theSessions()
  const idHash = idHashOf((await cookies()).get(sessionCookie(theConfig()).name)?.value)
  if (!idHash) return undefined
  try {
    const session = await openSession(sessions, theFoundation(), idHash)
    if (session && isActivity && Date.now() - session.usedAt.getTime() > TOUCH_AFTER_MS)
      await touchSession(sessions, idHash)
    return session
  } catch (cause) {
    throw new DatabaseAway('the database does not answer', { cause })
  }
})

/** Nobody can be told who asks. The error page knows it by its digest, the one part of an error that reaches it. */
class DatabaseAway extends Error {
  readonly digest = DATABASE_AWAY
}

/**
 * The session of the request being served, or undefined. Asked by every page, action and route handler itself: a
 * layout is not a guard. What a watched page polls passes `poll`, which does not prolong the session (S03).
 */
export function currentSession(occasion: 'activity' | 'poll' = 'activity'): Promise<Session | undefined> {
  return load(occasion === 'activity')
}

/** The session for a page: leads to the sign-in page, and from there back here, where there is none. */
export async function requireSession(): Promise<Session> {
  const session = await currentSession()
  if (session) return session
  return redirect(await signInPath())
}

/** The session of a server action. One that was not called by a page of ours is a bug or an attack: it throws. */
export async function sessionOfAction(): Promise<Session | undefined> {
  await requireOurPage()
  return currentSession()
}

/** Throws unless a page of ours made the request: the first line of every action that needs no session. */
export async function requireOurPage(): Promise<void> {
  if (!(await isFromOurPage(theConfig()))) throw new Error('refused: not called by a page of this console')
}

/** The sign-in address that leads back to the page being served. scripts/serve.mjs tells its address in a header. */
export async function signInPath(): Promise<`/login?next=${string}` | '/login'> {
  const here = (await headers()).get('x-console-path')
  return here && here !== '/' ? `${paths.login}?next=${encodeURIComponent(here)}` : paths.login
}

/**
 * Whether the request being served was made by a page of ours: its Origin is there and equals PUBLIC_URL or the
 * address asked for. scripts/serve.mjs refuses others first; Next.js itself lets a missing Origin through (S12).
 */
async function isFromOurPage(config: Config): Promise<boolean> {
  const sent = await headers()
  const ours = config.publicUrl ?? `http://${sent.get('host')}`
  const site = sent.get('sec-fetch-site')
  return sent.get('origin') === ours && (site === null || site === 'same-origin')
}
