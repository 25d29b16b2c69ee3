import Search from 'lucide-react/icons/search'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { PaletteOpener } from '@/components/palette/palette-opener'
import { Keys } from '@/components/ui/button'
import { Icon, Shape } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { type Account, AccountMenu } from './account-menu'
import { Navigation } from './navigation'
import { Mark } from './page'

type FrameProps = {
  foundationName: string
  account: Account
  /** A line under the bar, only when needed: what concerns every page. */
  notice?: ReactNode
  children: ReactNode
}

/** What stands around every page of a signed-in operator. */
export function Frame({ foundationName, account, notice, children }: FrameProps) {
  return (
    <>
      <a
        href="#main"
        className="absolute top-2 left-3 z-30 rounded-2 bg-raised px-3 py-2 shadow-menu not-focus:sr-only print:hidden"
      >
        Skip to content
      </a>
      <header className="sticky top-0 z-10 low:static flex h-12 items-stretch border-b border-hairline bg-surface px-6 max-sm:pr-2 max-sm:pl-4 print:hidden">
        <Link
          href={paths.home}
          aria-label="CF Task Console, start"
          className="mr-3 flex items-center rounded-2"
        >
          <Mark />
        </Link>
        <span className="flex min-w-0 items-center pr-5 pl-1 text-13 font-label max-sm:pr-0">
          <span className="sr-only">Foundation </span>
          <span aria-hidden="true" className="mr-2 h-5 w-0.75 shrink-0 rounded-1 bg-careful" />
          <bdi className="truncate">{foundationName}</bdi>
        </span>
        <Navigation at="top" />
        <div className="ml-auto flex items-center gap-2">
          <PaletteOpener buttonClassName="flex h-control items-center gap-2 rounded-2 px-2 text-13 whitespace-nowrap text-text-3 transition-colors hover:bg-hover lg:w-72 lg:border lg:border-control lg:bg-surface lg:px-2.5 lg:hover:border-text-3">
            <Icon of={Search} />
            <span className="max-lg:sr-only">Find a task, an app, a page</span>
            <span className="ml-auto max-lg:hidden">
              <Keys>Ctrl K</Keys>
            </span>
          </PaletteOpener>
          <AccountMenu {...account} />
        </div>
      </header>
      {notice && (
        <div
          role="status"
          className="flex min-h-8 items-center gap-2 border-b border-careful-line bg-careful-tint px-6 py-1.5 text-13 max-sm:px-4"
        >
          <Shape name="triangle" tone="careful" size="text" />
          <span>{notice}</span>
        </div>
      )}
      <main
        id="main"
        tabIndex={-1}
        className="px-6 pt-5 pb-16 outline-0 max-sm:px-4 max-sm:pt-4 max-sm:pb-22 print:p-0"
      >
        {children}
      </main>
      <Navigation at="bottom" />
    </>
  )
}
