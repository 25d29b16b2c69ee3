import type { ReactNode } from 'react'
import { HostileText } from './hostile-text'
import { Shape } from './shape'

/** What is wrong with a value: whose words they are, and what to do. */
export type Problem = {
  message: string
  next?: string
  /** Our own words, set in sans. The API's are set in mono, as received. */
  own?: boolean
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
          <span
            className={problem.own ? 'block text-bad-text' : 'block font-mono wrap-anywhere text-bad-text'}
          >
            <HostileText text={problem.message} />
          </span>
          {problem.next && <span className="mt-0.5 block">{problem.next}</span>}
        </span>
      ) : (
        <span>{warning}</span>
      )}
    </div>
  )
}
