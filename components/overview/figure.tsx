import { type ReactNode, useState } from 'react'

type FigureProps = {
  /** The accessible name. */
  name: string
  /** The answer in large, and what it means. */
  head: ReactNode
  plot: ReactNode
  /** The same numbers. */
  table: ReactNode
}

/** A plot with its answer in words above, and the same numbers as a table behind a switch. */
export function Figure({ name, head, plot, table }: FigureProps) {
  const [isTable, setTable] = useState(false)
  return (
    <figure aria-label={name} className="min-w-0">
      <div className="mb-2 flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <figcaption className="min-w-0 flex-1">{head}</figcaption>
        <button
          type="button"
          role="switch"
          aria-checked={isTable}
          onClick={() => setTable(!isTable)}
          className="h-dense rounded-2 border border-edge px-2 text-12 font-label text-text-2 hover:bg-hover aria-checked:bg-selected aria-checked:text-accent-text"
        >
          Show as table
        </button>
      </div>
      {isTable ? <div className="max-h-80 overflow-y-auto">{table}</div> : plot}
    </figure>
  )
}

const STEPS = [2, 4, 6, 8, 10]

/** The smallest round number that is not below the largest value and whose half is whole: what an axis ends on. */
export function roundUp(largest: number): number {
  const power = 10 ** Math.max(0, Math.ceil(Math.log10(Math.max(2, largest))) - 1)
  return (STEPS.find((one) => one * power >= largest) ?? 10) * power
}

/** Three lines of an axis with their values: the top, the middle, nothing. */
export function Axis({
  labels,
  children,
}: {
  labels: readonly [string, string, string]
  children: ReactNode
}) {
  return (
    <div className="flex gap-2">
      <div
        aria-hidden="true"
        className="flex h-45 shrink-0 flex-col justify-between text-right text-12 leading-none text-text-3 tabular-nums"
      >
        {labels.map((label) => (
          <span key={label}>{label}</span>
        ))}
      </div>
      <div className="relative min-w-0 flex-1">
        <svg aria-hidden="true" className="absolute inset-x-0 top-0 h-45 w-full">
          {['0%', '50%', '100%'].map((y) => (
            <line key={y} x1="0" x2="100%" y1={y} y2={y} className="stroke-hairline" />
          ))}
        </svg>
        {children}
      </div>
    </div>
  )
}
