import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

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
        <h1 tabIndex={-1} className="min-w-0 flex-1 text-28 font-head wrap-anywhere max-sm:text-20">
          {heading}
        </h1>
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

/** The way to where we are: `org / space / app`. Each part is a link of the caller's, or text where it leads nowhere. */
export function Breadcrumbs({
  parts,
  end,
}: {
  parts: readonly { key: string; part: ReactNode }[]
  end?: ReactNode
}) {
  return (
    <nav aria-label="Breadcrumb">
      <ol className="flex flex-wrap items-center gap-x-2 text-13 text-text-3">
        {parts.map(({ key, part }, index) => (
          <li key={key} className="flex min-w-0 items-center gap-2">
            {index > 0 && (
              <span aria-hidden="true" className="text-text-off">
                /
              </span>
            )}
            <span className="min-w-0 wrap-anywhere">{part}</span>
            {index === parts.length - 1 && end}
          </li>
        ))}
      </ol>
    </nav>
  )
}

/** The look of a link in the breadcrumb. */
export const crumbClass = 'rounded-1 text-text-2 underline-offset-3 hover:text-text hover:underline'

/** The product's mark: a ring three quarters closed around a point. */
export function Mark({ size = 'bar' }: { size?: 'bar' | 'card' }) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      className={size === 'bar' ? 'size-5 text-accent-text' : 'size-6 text-accent-text'}
    >
      <circle
        cx={8}
        cy={8}
        r={6}
        fill="none"
        stroke="currentColor"
        strokeWidth={2.5}
        strokeDasharray="28.3 37.7"
        transform="rotate(-90 8 8)"
      />
      <circle cx={8} cy={8} r={2} fill="currentColor" />
    </svg>
  )
}
