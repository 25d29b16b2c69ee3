'use server'
import { redirect } from 'next/navigation'
import { paths } from '@/lib/paths'
import { requireOurPage } from '@/lib/server/session/current'
import { signOutHere } from '@/lib/server/session/sign-out'

/** Ends the session of this browser and leads to the sign-in page. */
export async function signOut(): Promise<void> {
  await requireOurPage()
  await signOutHere()
  redirect(paths.login)
}
