import type { ReactNode } from 'react'
import { classes } from './classes'
import { CopyButton } from './copy-button'

/** A list of facts: names at the left, values beside them. `short` names leave a guid the room it needs. */
export function Facts({ short = false, children }: { short?: boolean; children: ReactNode }) {
  return (
    <dl
      className={classes(
        'grid gap-x-3 gap-y-1.5 text-13',
        short ? 'grid-cols-facts-short' : 'grid-cols-facts',
      )}
    >
      {children}
    </dl>
  )
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

/** The guid of what the facts are about, with a button that copies it. */
export function GuidFact({ guid }: { guid: string }) {
  return (
    <Fact name="guid" mono>
      <span className="flex items-start gap-1">
        <span className="min-w-0">{guid}</span>
        <span className="-my-1 ml-auto">
          <CopyButton name="Copy guid" text={guid} iconOnly />
        </span>
      </span>
    </Fact>
  )
}
