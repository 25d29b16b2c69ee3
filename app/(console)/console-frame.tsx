import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'
import { QueryProvider } from '@/components/shell/query-provider'
import { readTheme, THEME_COOKIE } from '@/components/shell/theme'
import { foundationName } from '@/lib/server/foundation'
import type { Session } from '@/lib/server/session/session'
import { theConfig } from '@/lib/server/this-process'

/** The frame around every page of a signed-in operator, unknown addresses included. */
export async function ConsoleFrame({ session, children }: { session: Session; children: ReactNode }) {
  const account = {
    userName: session.user.name,
    apiOrigin: session.foundation.origin,
    theme: readTheme((await cookies()).get(THEME_COOKIE)?.value),
  }
  return (
    <QueryProvider>
      <Frame foundationName={foundationName(theConfig())} account={account}>
        {children}
      </Frame>
    </QueryProvider>
  )
}
