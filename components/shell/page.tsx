import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { Mark } from './mark'

type PageProps = {
  heading: ReactNode
  /** `Breadcrumbs`, above the heading. */
  breadcrumbs?: ReactNode
  /** A line under the heading: state, times. */
  about?: ReactNode
  /** Buttons and links, at the right of the heading. */
  actions?: ReactNode
  /** `page`: 1120 at most, for forms; `wide`: what tables and a task use. */
  width?: 'page' | 'wide'
  children: ReactNode
}

/** A page: where it is, what it is called, what can be done, and the rest. */
export function Page({ heading, breadcrumbs, about, actions, width = 'wide', children }: PageProps) {
  return (
    <div className={classes('mx-auto', width === 'page' ? 'max-w-page' : 'max-w-wide')}>
      <header className="mb-6 flex flex-wrap items-end gap-x-4 gap-y-1 max-sm:mb-5">
        {breadcrumbs && <div className="w-full">{breadcrumbs}</div>}
        <h1 className="min-w-0 flex-1 text-28 font-head wrap-anywhere max-sm:text-20">{heading}</h1>
        {actions && (
          <div
            className={classes(
              'flex flex-wrap items-center gap-2 empty:hidden',
              Boolean(about) && 'max-sm:order-1 max-sm:mt-2 max-sm:w-full',
            )}
          >
            {actions}
          </div>
        )}
        {about && <div className="w-full">{about}</div>}
      </header>
      {children}
    </div>
  )
}

/**
 * The main column and 360 beside it. Where that is too narrow all parts stand in one column; those of `main` and
 * `side` can be mixed there by their `max-lg:order-…`.
 */
export function MainAndSide({ main, side }: { main: ReactNode; side: ReactNode }) {
  return (
    <div className="gap-x-8 gap-y-6 max-lg:flex max-lg:flex-col lg:grid lg:grid-cols-main-side lg:items-start">
      <div className="min-w-0 gap-6 max-lg:contents lg:grid">{main}</div>
      <div className="min-w-0 max-lg:contents">{side}</div>
    </div>
  )
}

/** A form and a panel beside it that stays in sight; the panel follows the form where that is too narrow. */
export function FormAndPanel({ form, panel }: { form: ReactNode; panel: ReactNode }) {
  return (
    <div className="grid grid-cols-1 items-start gap-10 xl:grid-cols-form-panel xl:justify-between">
      <div className="min-w-0 max-w-form">{form}</div>
      <div className="min-w-0 max-w-form xl:sticky xl:top-17">{panel}</div>
    </div>
  )
}

/** What stands where there is no frame, since nobody knows who is looking: the product's name and one thing to say. */
export function BarePage({ children }: { children: ReactNode }) {
  return (
    <main id="main" className="mx-auto grid max-w-form gap-5 px-4 py-12 max-sm:py-6">
      <div className="flex items-center gap-2.5 font-label">
        <Mark size="card" />
        CF Task Console
      </div>
      {children}
    </main>
  )
}
