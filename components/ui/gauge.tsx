import { useId } from 'react'
import { classes } from './classes'

type GaugeProps = {
  name: string
  used: number
  /** What would come on top of it. */
  added: number
  total: number
  /** The answer, at the right of the name; also read out. */
  text: string
  usedText: string
  totalText: string
  isOver: boolean
}

const percent = (part: number) => `${Math.round(Math.min(1, Math.max(0, part)) * 1000) / 10}%`
/** A count of a few is ruled one by one. */
const divisions = (total: number) => (Number.isInteger(total) && total > 1 && total <= 12 ? total : 8)

/** An amount on a scale with its limit: what is used, and hatched what would be added. */
export function Gauge({ name, used, added, total, text, usedText, totalText, isOver }: GaugeProps) {
  const share = (amount: number) => (total > 0 ? amount / total : 1)
  const begin = Math.min(1, share(used))
  return (
    // biome-ignore lint/a11y/useSemanticElements: a native meter knows no part that would be added
    <div
      role="meter"
      // Named by `title`: a label of its own would answer to the names of fields (`Memory`), for tests and voice control.
      title={name}
      aria-valuemin={0}
      aria-valuemax={total}
      aria-valuenow={Math.min(used + added, total)}
      aria-valuetext={`${text}, ${usedText} of ${totalText}`}
      className="grid gap-1 tabular-nums"
    >
      <div className="flex justify-between gap-3 text-13">
        <span className="min-w-0 wrap-anywhere">{name}</span>
        <span
          className={classes('text-12 leading-5 whitespace-nowrap', isOver ? 'text-bad-text' : 'text-text-2')}
        >
          {text}
        </span>
      </div>
      <div>
        <Bar begin={begin} added={Math.min(share(added), 1 - begin)} isOver={isOver} />
        <Ruler ticks={divisions(total)} />
      </div>
      <div className="flex justify-between text-12 text-text-3">
        <span>{usedText}</span>
        <span>{totalText}</span>
      </div>
    </div>
  )
}

/** Both are shares of the whole. */
function Bar({ begin, added, isOver }: { begin: number; added: number; isOver: boolean }) {
  const hatch = useId()
  return (
    <svg aria-hidden="true" className="block h-2 w-full overflow-hidden rounded-1">
      <defs>
        <pattern
          id={hatch}
          width={4}
          height={4}
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
          className={isOver ? 'text-bad' : 'text-accent'}
        >
          <rect width={4} height={4} className={isOver ? 'fill-bad-tint' : 'fill-accent-tint'} />
          <rect width={2} height={4} fill="currentColor" />
        </pattern>
      </defs>
      <rect width="100%" height={8} className="fill-hover" />
      <rect width="100%" height={8} rx={3} fill="none" strokeWidth={2} className="stroke-hairline" />
      <rect width={percent(begin)} height={8} className="fill-control" />
      {added > 0 && (
        <rect
          x={percent(begin)}
          width={percent(added)}
          height={8}
          fill={`url(#${hatch})`}
          strokeWidth={2}
          className={isOver ? 'stroke-bad' : 'stroke-accent'}
        />
      )}
    </svg>
  )
}

function Ruler({ ticks }: { ticks: number }) {
  return (
    <svg aria-hidden="true" className="-mt-px block h-1 w-full">
      {Array.from({ length: ticks + 1 }, (_, tick) => percent(tick / ticks)).map((x, tick) => (
        <rect
          key={x}
          x={x}
          width={1}
          height={4}
          transform={tick === ticks ? 'translate(-1)' : undefined}
          className="fill-edge"
        />
      ))}
    </svg>
  )
}
