import type { ReactNode } from 'react'
import { HostileText } from './hostile-text'
import { Shape } from './shape'

/** What is wrong with a value: whose words they are, and what to do. */
export type Problem = {
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
  problem?: Problem
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
