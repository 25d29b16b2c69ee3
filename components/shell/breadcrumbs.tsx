import type { ReactNode } from 'react'

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
