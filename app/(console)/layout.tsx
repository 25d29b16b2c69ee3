import { cookies } from 'next/headers'
import type { ReactNode } from 'react'
import { Frame } from '@/components/shell/frame'
import { QueryProvider } from '@/components/shell/query-provider'
import { readTheme, THEME_COOKIE } from '@/components/shell/theme'
import { foundationName } from '@/lib/server/foundation/name'
import { theServices } from '@/lib/server/services'
import { requireSession } from '@/lib/server/session/current'

export default async function ConsoleLayout({ children }: { children: ReactNode }) {
  const session = await requireSession()
  const { config } = await theServices()
  const account = {
    userName: session.user.name,
    apiOrigin: session.foundation.origin,
    theme: readTheme((await cookies()).get(THEME_COOKIE)?.value),
  }
  return (
    <Frame foundationName={foundationName(config)} account={account}>
      <QueryProvider>{children}</QueryProvider>
    </Frame>
  )
}
