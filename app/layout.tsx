import './globals.css'
import type { Metadata, Viewport } from 'next'
import { cookies } from 'next/headers'
import { connection } from 'next/server'
import type { ReactNode } from 'react'
import { readTheme, THEME_COOKIE, themeAttribute } from '@/components/shell/theme'

export const metadata: Metadata = {
  title: { default: 'CF Task Console', template: '%s · CF Task Console' },
  robots: { index: false, follow: false },
  referrer: 'no-referrer',
}

export const viewport: Viewport = { colorScheme: 'light dark', width: 'device-width', initialScale: 1 }

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection() // a prerendered page would carry no nonce, and stay dead under our Content-Security-Policy
  const theme = readTheme((await cookies()).get(THEME_COOKIE)?.value)
  return (
    <html lang="en" data-theme={themeAttribute(theme)}>
      <body>{children}</body>
    </html>
  )
}
