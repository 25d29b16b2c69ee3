import { classes } from '@/components/ui/classes'
import { Shape } from '@/components/ui/icon'
import { OUTCOME, type Outcome as OutcomeName } from '@/lib/submission/outcome'

const CLASSES: Record<(typeof OUTCOME)[OutcomeName]['tone'], { tint: string; text: string }> = {
  running: { tint: 'bg-running-tint', text: 'text-running-text' },
  good: { tint: 'bg-good-tint', text: 'text-good-text' },
  bad: { tint: 'bg-bad-tint', text: 'text-bad-text' },
  careful: { tint: 'bg-careful-tint', text: 'text-careful-text' },
  quiet: { tint: 'bg-hover', text: 'text-text-2' },
}

/** What became of a submission: shape, word and colour, the same everywhere. */
export function Outcome({ outcome }: { outcome: OutcomeName }) {
  const { shape, tone } = OUTCOME[outcome]
  const { tint, text } = CLASSES[tone]
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 rounded-1 pr-2 pl-1.5 font-mono text-12 font-label ${tint} ${text}`}
    >
      <Shape name={shape} tone={tone} />
      {outcome}
    </span>
  )
}

/** The same in a row: only what was refused colours its word, or a table shouts. On a phone the shape stands alone. */
export function OutcomeInRow({ outcome }: { outcome: OutcomeName }) {
  const { shape, tone } = OUTCOME[outcome]
  const { text } = CLASSES[tone]
  return (
    <span
      className={classes(
        'inline-flex items-center gap-2 align-middle font-mono text-12 font-label whitespace-nowrap',
        outcome === 'rejected' ? text : 'text-text-2',
      )}
    >
      <Shape name={shape} tone={tone} />
      <span className="max-sm:sr-only">{outcome}</span>
    </span>
  )
}

/** The shape alone: large before a name, whose word must follow in sight, or as the end of a timeline. */
export function OutcomeShape({ outcome, size }: { outcome: OutcomeName; size: 'row' | 'title' }) {
  const { shape, tone } = OUTCOME[outcome]
  return (
    <span className="inline-flex shrink-0">
      <Shape name={shape} tone={tone} size={size} />
      {size === 'title' && <span className="sr-only">{outcome}</span>}
    </span>
  )
}

/** The word alone, in its colour, beside times. */
export function OutcomeWord({ outcome }: { outcome: OutcomeName }) {
  return (
    <span className={classes('font-mono text-12 font-label', CLASSES[OUTCOME[outcome].tone].text)}>
      {outcome}
    </span>
  )
}
