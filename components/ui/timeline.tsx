import type { ReactNode } from 'react'
import { classes } from './classes'
import { Moment } from './moment'

export type TimelineStep = {
  key: string
  word: ReactNode
  /** An instant in ISO 8601, or a distance such as `+ 9 ms`. */
  at?: string
  /** A second line: who, why. */
  more?: ReactNode
  /** In the place of the dot, for what ended or happens now. */
  shape?: ReactNode
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
          <span
            className={
              step.suspect
                ? 'size-1.75 rotate-45 bg-careful'
                : 'size-1.75 rounded-full border-2 border-control'
            }
          />
        )}
      </span>
      <span className={step.suspect ? 'min-w-0 font-label text-careful-text' : 'min-w-0'}>
        {step.word}
        {step.more && <span className="block text-12 wrap-anywhere text-text-3">{step.more}</span>}
      </span>
      {step.at && (
        <span className="text-12 leading-5 whitespace-nowrap text-text-3 tabular-nums">
          {isInstant ? <Moment at={step.at} /> : step.at}
        </span>
      )}
    </li>
  )
}
