import type { ReactNode } from 'react'
import { classes } from './classes'
import { CopyButton } from './copy-button'
import { Shape } from './icon'

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

/** A list of values with where each comes from: what will run, what was sent. */
export function Values({ wide = false, children }: { wide?: boolean; children: ReactNode }) {
  return (
    <dl
      className={classes(
        'grid gap-x-3 text-13 max-sm:grid-cols-values-narrow',
        wide ? 'grid-cols-values-wide' : 'grid-cols-values',
      )}
    >
      {children}
    </dl>
  )
}

type Origin = 'typed' | 'template' | 'default'

type ValueProps = {
  name: string
  origin: Origin
  /** The word beside the origin's square where it says more than the origin does: `current`, `suggested`. */
  originWord?: string
  /** What the value takes the place of, for instance the template's. */
  insteadOf?: { of: string; text: string }
  /** A command: under its name, over the whole width, on a quiet ground. */
  block?: boolean
  /** It can't be sent as it is. */
  isWrong?: boolean
  children: ReactNode
}

/** One value. */
export function Value({
  name,
  origin,
  originWord = origin,
  insteadOf,
  block = false,
  isWrong = false,
  children,
}: ValueProps) {
  const instead = insteadOf && (
    <span className="block text-12 text-text-3">
      <span className="font-sans">{insteadOf.of}</span> <s className="decoration-1">{insteadOf.text}</s>
    </span>
  )
  return (
    <div className="col-span-full grid grid-cols-subgrid items-baseline py-1">
      <dt className={classes('text-12 text-text-3', block && 'sm:col-span-2')}>{name}</dt>
      {!block && (
        <dd className="min-w-0 font-mono wrap-anywhere max-sm:order-1 max-sm:col-span-full">
          {children}
          {instead}
        </dd>
      )}
      <dd>{isWrong ? <WrongMark /> : <OriginMark origin={origin} word={originWord} />}</dd>
      {block && (
        <dd className="col-span-full font-mono wrap-anywhere">
          <span className="mt-1 mb-0.5 block max-h-60 overflow-y-auto rounded-2 bg-sunken px-3 py-2 whitespace-pre-wrap">
            {children}
          </span>
          {instead}
        </dd>
      )}
    </div>
  )
}

function WrongMark() {
  return (
    <span className="flex items-center justify-end gap-1.5 text-12 leading-5 whitespace-nowrap text-bad-text">
      can’t be sent
      <Shape name="octagon" tone="bad" />
    </span>
  )
}

const SQUARES: Record<Origin, ReactNode> = {
  typed: <rect width={7} height={7} rx={1} className="fill-accent" />,
  template: (
    <>
      <rect x={0.5} y={0.5} width={6} height={6} rx={0.5} fill="none" className="stroke-accent" />
      <path d="M0.5 0.5h6l-6 6z" className="fill-accent" />
    </>
  ),
  default: <rect x={0.5} y={0.5} width={6} height={6} rx={0.5} fill="none" className="stroke-control" />,
}

function OriginMark({ origin, word }: { origin: Origin; word: string }) {
  return (
    <span
      className={classes(
        'flex items-center justify-end gap-1.5 text-12 leading-5 whitespace-nowrap',
        origin === 'typed' ? 'text-text' : 'text-text-3',
      )}
    >
      {word}
      <svg viewBox="0 0 7 7" width={7} height={7} aria-hidden="true" className="shrink-0">
        {SQUARES[origin]}
      </svg>
    </span>
  )
}
