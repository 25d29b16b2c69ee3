import type { ReactNode } from 'react'

/** The parts of a form, parted by hairlines. */
export function FormParts({ children }: { children: ReactNode }) {
  return <div className="divide-y divide-hairline">{children}</div>
}

/** One part: fields under each other, or `FieldColumns`. */
export function FormPart({ children }: { children: ReactNode }) {
  return <div className="grid gap-5 pt-5 pb-6 first:pt-0">{children}</div>
}

const COLUMNS = { 2: 'grid-cols-2', 3: 'grid-cols-3' } as const

/** Fields beside each other; on a phone under each other. */
export function FieldColumns({ count, children }: { count: keyof typeof COLUMNS; children: ReactNode }) {
  return (
    <div className={`grid items-start gap-x-4 gap-y-5 max-sm:grid-cols-1 ${COLUMNS[count]}`}>{children}</div>
  )
}

/** A field that takes two of three columns. */
export function TwoColumns({ children }: { children: ReactNode }) {
  return <div className="col-span-2 min-w-0 max-sm:col-span-1">{children}</div>
}

/** The form's buttons: they stay in reach while the form scrolls, on a phone above the bar below. */
export function FormFoot({ children, end }: { children: ReactNode; end?: ReactNode }) {
  return (
    <div className="sticky bottom-0 z-4 flex flex-wrap items-center gap-2 border-t border-hairline bg-canvas py-4 max-sm:bottom-14 max-sm:-mx-4 max-sm:grid max-sm:px-4 max-sm:py-3">
      {children}
      {end && <div className="ml-auto flex items-center gap-2 text-12 text-text-3 max-sm:hidden">{end}</div>}
    </div>
  )
}
