'use server'
import type { SignInResult } from '@/components/shell/sign-in-form'
import { requireOurPage } from '@/lib/server/session/current'
import { openSession } from '@/lib/server/session/session'
import { signInWithForm } from '@/lib/server/session/sign-in'
import { issueTicket } from '@/lib/server/submission/ticket'
import { theFoundation, theSessions } from '@/lib/server/this-process'
import type { Ticket } from '@/lib/submission/submission'

/** Signs in over an open form: nothing is left, and the next press gets an id of the new session. */
export async function signInAgain(
  _before: unknown,
  form: unknown,
): Promise<SignInResult & { ticket?: Ticket }> {
  await requireOurPage()
  if (!(form instanceof FormData)) return {}
  const result = await signInWithForm(form)
  if (result.kind === 'problem') return { problem: result.problem, at: result.at, username: result.username }
  const session = await openSession(await theSessions(), theFoundation(), result.idHash)
  return session ? { ticket: issueTicket(session) } : {}
}
