import type { ReactNode } from 'react'

type OverviewSectionProps = {
  id: string
  title: ReactNode
  about?: ReactNode
  /** At the right: the way to the whole list. */
  end?: ReactNode
  children: ReactNode
}

/** One of the overview's answers. */
export function OverviewSection({ id, title, about, end, children }: OverviewSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className="border-t border-hairline py-7 first-of-type:border-t-0 first-of-type:pt-0"
    >
      <div className="mb-3 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id={id} className="text-20 font-head">
          {title}
        </h2>
        {about && <span className="text-13 text-text-2">{about}</span>}
        {end && <span className="ml-auto text-13 text-accent-text">{end}</span>}
      </div>
      {children}
    </section>
  )
}
