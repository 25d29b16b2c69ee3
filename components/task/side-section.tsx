import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'

type SideSectionProps = {
  id: string
  title: string
  /** In one column it comes before the main part's long ones. */
  early?: boolean
  children: ReactNode
}

/** One part of the column beside a task: a region with its heading, parted by a hairline. */
export function SideSection({ id, title, early = false, children }: SideSectionProps) {
  return (
    <section
      aria-labelledby={id}
      className={classes(
        'min-w-0 border-t border-hairline pt-4 lg:pb-5 lg:first:border-t-0 lg:first:pt-0',
        early ? 'max-lg:order-1' : 'max-lg:order-3',
      )}
    >
      <h2 id={id} className="mb-2 flex min-h-7 items-center text-16 font-head">
        {title}
      </h2>
      {children}
    </section>
  )
}
