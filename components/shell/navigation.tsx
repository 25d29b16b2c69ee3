'use client'
import Link from 'next/link'
import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { paths } from '@/lib/paths'

const PLACES = [
  {
    href: paths.home,
    word: 'Overview',
    prefetch: false, // it reads more than any other page
    owns: (path: string) => path === '/',
  },
  {
    href: paths.apps,
    word: 'Apps',
    prefetch: null,
    owns: (path: string) => path === '/apps' || /^\/apps\/[^/]+$/.test(path),
  },
  {
    href: paths.tasks(),
    word: 'Tasks',
    prefetch: null,
    owns: (path: string) => /\/tasks(\/|$)/.test(path),
  },
  {
    href: paths.submissions(),
    word: 'Submissions',
    prefetch: false, // it would load that page's scripts beside those of every other
    owns: (path: string) => /^\/submissions(\/|$)/.test(path),
  },
] as const

export type NavigationIcons = Record<(typeof PLACES)[number]['word'], ReactNode>

/** The places of the console, in the bar above and on a phone in one below. */
export function Navigation({ at, icons }: { at: 'top' | 'bottom'; icons?: NavigationIcons }) {
  const path = usePathname()
  return (
    <nav
      aria-label="Main"
      className={
        at === 'top'
          ? 'max-sm:hidden'
          : 'fixed inset-x-0 bottom-0 z-10 low:static border-t border-hairline bg-surface sm:hidden'
      }
    >
      <ul className={at === 'top' ? 'flex h-full gap-1' : 'grid grid-cols-4'}>
        {PLACES.map(({ href, word, prefetch, owns }) => (
          <li key={href}>
            <Link
              href={href}
              prefetch={prefetch}
              aria-current={owns(path) ? 'page' : undefined}
              className={LOOKS[at]}
            >
              {icons?.[word]}
              {word}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  )
}

const LOOKS = {
  top: 'relative flex h-full items-center px-3 text-13 font-label text-text-2 after:absolute after:inset-x-3 after:-bottom-px after:h-0.5 hover:text-text focus-visible:-outline-offset-4 aria-current:text-text aria-current:after:bg-accent-text',
  bottom:
    'relative grid h-14 place-content-center justify-items-center gap-1 text-12 leading-none font-label text-text-3 after:absolute after:inset-x-0 after:top-0 after:h-0.5 focus-visible:-outline-offset-4 aria-current:text-accent-text aria-current:after:bg-accent',
} as const
