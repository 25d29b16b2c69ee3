import type { ReactNode } from 'react'

/** A list of facts: names at the left, values beside them. */
export function Facts({ children }: { children: ReactNode }) {
  return <dl className="grid grid-cols-facts gap-x-3 gap-y-1.5 text-13">{children}</dl>
}

/** One fact. `mono` for what a machine said. */
export function Fact({
  name,
  mono = false,
  children,
}: {
  name: ReactNode
  mono?: boolean
  children: ReactNode
}) {
  return (
    <>
      <dt className="min-w-0 wrap-anywhere text-text-3">{name}</dt>
      <dd className={mono ? 'min-w-0 font-mono text-12 leading-5 wrap-anywhere' : 'min-w-0 wrap-anywhere'}>
        {children}
      </dd>
    </>
  )
}
