'use server'
import { redirect } from 'next/navigation'
import type { SignInResult } from '@/components/shell/sign-in-form'
import { afterSignIn } from '@/lib/paths'
import { requireOurPage } from '@/lib/server/session/current'
import { signInWithForm } from '@/lib/server/session/sign-in'

/** Signs in and leads to where the person wanted to go. */
export async function signIn(_before: unknown, form: unknown): Promise<SignInResult> {
  await requireOurPage()
  if (!(form instanceof FormData)) return {}
  const result = await signInWithForm(form)
  if (result.kind === 'problem') return { problem: result.problem, at: result.at, username: result.username }
  const next = form.get('next')
  return redirect(afterSignIn(typeof next === 'string' ? next : undefined))
}
