import type { ReactNode } from 'react'
import { HostileText } from './hostile-text'
import { Shape } from './icon'

/** What a control inside a field needs to be named, described and marked. */
export type Wiring = { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }

type FieldProps = {
  /** The control's id: what a link to the field points at. */
  id: string
  label: string
  /** A short word at the right of the label: a counter, where the value comes from. */
  aside?: ReactNode
  hint?: ReactNode
  problem?: ProblemWords
  /** What does not block: shown in the error's place with a triangle. */
  warning?: ReactNode
}

/** Names and describes a control that sits in a field. `describedBy` is in the order a screen reader should speak. */
export function wire({ id, hint, problem, warning }: Omit<FieldProps, 'label' | 'aside'>): Wiring {
  const described = [hint && `${id}-hint`, (problem || warning) && `${id}-problem`].filter(Boolean).join(' ')
  return {
    id,
    'aria-describedby': described || undefined,
    'aria-invalid': problem ? true : undefined,
  }
}

/** Label, control, hint, problem: always in this order and place. */
export function Field({
  children,
  labelled = 'label',
  ...field
}: FieldProps & {
  /** `text` where the control is a button: a click on its label would press it. */
  labelled?: 'label' | 'text'
  children: (wiring: Wiring) => ReactNode
}) {
  const { id, label, aside, hint, problem, warning } = field
  return (
    <div className="grid min-w-0 grid-cols-1 content-start gap-1">
      <div className="flex h-5 items-center gap-2">
        {labelled === 'label' ? (
          <label id={`${id}-label`} htmlFor={id} className="text-13 font-label whitespace-nowrap text-text">
            {label}
          </label>
        ) : (
          <span id={`${id}-label`} className="text-13 font-label whitespace-nowrap text-text">
            {label}
          </span>
        )}
        {aside && <span className="ml-auto truncate text-12 text-text-3 tabular-nums">{aside}</span>}
      </div>
      {children(wire(field))}
      {hint && (
        <p id={`${id}-hint`} className="text-12 text-text-3">
          {hint}
        </p>
      )}
      <FieldProblem id={`${id}-problem`} problem={problem} warning={warning} />
    </div>
  )
}

/** What is wrong with a value: whose words they are, and what to do. */
export type ProblemWords = {
  message: string
  next?: string
  /** Our own words, set in sans. The API's are set in mono, as received. */
  own?: boolean
  /** What else is wrong with the same value. */
  others?: { message: string; next?: string }[]
}

/** The place under a control where its error, or else its warning, stands. */
export function FieldProblem({
  id,
  problem,
  warning,
}: {
  id: string
  problem?: ProblemWords
  warning?: ReactNode
}) {
  if (!problem && !warning) return null
  return (
    <div id={id} className="grid grid-cols-problem gap-x-1.5 text-12 text-text-2">
      <span className="mt-px">
        {problem ? <Shape name="octagon" tone="bad" /> : <Shape name="triangle" tone="careful" />}
      </span>
      {problem ? (
        <span>
          {[problem, ...(problem.others ?? [])].map(({ message, next }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: messages have nothing else of their own, and stay as they are
            <span key={index} className="block not-first:mt-1">
              <span
                className={
                  problem.own ? 'block text-bad-text' : 'block font-mono wrap-anywhere text-bad-text'
                }
              >
                <HostileText text={message} />
              </span>
              {next && <span className="mt-0.5 block">{next}</span>}
            </span>
          ))}
        </span>
      ) : (
        <span>{warning}</span>
      )}
    </div>
  )
}
