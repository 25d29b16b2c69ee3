import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { SignInCard } from '@/components/shell/sign-in-card'
import { afterSignIn } from '@/lib/paths'
import { embeddedAccounts, foundationName } from '@/lib/server/foundation'
import { currentSession } from '@/lib/server/session/current'
import { theConfig } from '@/lib/server/this-process'
import { signIn } from './sign-in'

export const metadata: Metadata = { title: 'Sign in' }

const TOKEN_KEPT =
  'You are signed out here. UAA did not confirm that it revoked your refresh token; the console has deleted it.'

export default async function LoginPage({ searchParams }: PageProps<'/login'>) {
  const { next, 'refresh-token': refreshToken } = await searchParams
  const wanted = typeof next === 'string' ? next : undefined
  if (await currentSession()) redirect(afterSignIn(wanted))
  const config = theConfig()
  return (
    <SignInCard
      foundationName={foundationName(config)}
      apiOrigin={config.cfApiUrl ?? ''}
      action={signIn}
      next={wanted}
      reason={refreshToken === 'kept' ? TOKEN_KEPT : undefined}
      accounts={embeddedAccounts(config)}
    />
  )
}
