import type { ReactNode } from 'react'

/** One part of the column beside a task: a region with its heading, parted by a hairline. */
export function SideSection({ id, title, children }: { id: string; title: string; children: ReactNode }) {
  return (
    <section aria-labelledby={id} className="border-t border-hairline pt-4 pb-5 first:border-t-0 first:pt-0">
      <h2 id={id} className="mb-2 flex min-h-7 items-center text-16 font-head">
        {title}
      </h2>
      {children}
    </section>
  )
}
