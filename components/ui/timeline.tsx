import type { ReactNode } from 'react'
import { classes } from './classes'
import { Moment } from './time'

export type TimelineStep = {
  key: string
  word: ReactNode
  /** An instant in ISO 8601, or a distance such as `+ 9 ms`. */
  at?: string
  /** A second line: who, why. */
  more?: ReactNode
  /** In the place of the dot, for what ended or happens now. */
  shape?: ReactNode
  /** It may be of another day: the instant is shown with its day, to the minute. */
  withDay?: boolean
  /** Worth a second look: a diamond, and a coloured word. */
  suspect?: boolean
}

/** What happened, in order, on a line. */
export function Timeline({ steps }: { steps: readonly TimelineStep[] }) {
  return (
    <ol>
      {steps.map((step, index) => (
        <Step key={step.key} step={step} isLast={index === steps.length - 1} />
      ))}
    </ol>
  )
}

function Step({ step, isLast }: { step: TimelineStep; isLast: boolean }) {
  const isInstant = step.at !== undefined && /^\d{4}-/.test(step.at)
  return (
    <li
      className={classes(
        'relative grid grid-cols-timeline gap-x-2.5 text-13',
        !isLast &&
          'pb-3 before:absolute before:top-4.25 before:-bottom-0.75 before:left-2 before:w-px before:-translate-x-1/2 before:bg-edge',
      )}
    >
      <span className="grid h-5 place-content-center">
        {step.shape ?? (
          <svg viewBox="0 0 16 16" aria-hidden="true" className="size-4">
            {step.suspect ? (
              <path d="m8 3.5 4.5 4.5L8 12.5 3.5 8z" className="fill-careful" />
            ) : (
              <circle cx={8} cy={8} r={2.75} fill="none" strokeWidth={1.5} className="stroke-control" />
            )}
          </svg>
        )}
      </span>
      <span className={step.suspect ? 'min-w-0 font-label text-careful-text' : 'min-w-0'}>
        {step.word}
        {step.more && <span className="block text-12 wrap-anywhere text-text-3">{step.more}</span>}
      </span>
      {step.at && (
        <span className="text-12 leading-5 whitespace-nowrap text-text-3 tabular-nums">
          {isInstant ? <Moment at={step.at} to={step.withDay ? 'hour' : 'second'} /> : step.at}
        </span>
      )}
    </li>
  )
}
