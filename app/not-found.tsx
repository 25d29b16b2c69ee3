import type { Metadata } from 'next'
import { NoSuchPage } from '@/components/page-states/not-shown'
import { BarePage } from '@/components/shell/page'
import { currentSession } from '@/lib/server/session/current'
import { ConsoleFrame } from './(console)/console-frame'

export const metadata: Metadata = { title: 'Not found' }

/** An address that leads nowhere keeps the frame for whoever is signed in; nobody else learns anything by it. */
export default async function NotFoundPage() {
  const session = await currentSession().catch(() => undefined)
  if (session)
    return (
      <ConsoleFrame session={session}>
        <NoSuchPage />
      </ConsoleFrame>
    )
  return (
    <BarePage>
      <NoSuchPage />
    </BarePage>
  )
}
