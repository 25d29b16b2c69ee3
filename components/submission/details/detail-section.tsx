import type { ReactNode } from 'react'

/** One part of a submission's page: its heading over a frame, whose content stands in `PanelPart`s. */
export function DetailSection({
  id,
  title,
  aside,
  children,
}: {
  id: string
  title: string
  /** At the right of the heading. */
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="min-w-0 max-lg:order-1">
      <div className="mb-2 flex min-h-7 items-center justify-between gap-2">
        <h2 id={id} className="text-16 font-head">
          {title}
        </h2>
        {aside && <div className="text-12 text-text-3">{aside}</div>}
      </div>
      <div className="overflow-hidden rounded-3 border border-hairline bg-surface">{children}</div>
    </section>
  )
}
