import type { TimelineStep } from '@/components/ui/timeline'
import { printDuration } from '@/lib/time'

/** Above it nobody compares milliseconds. */
const IN_MILLISECONDS_UP_TO = 10_000

/** Steps in the order in which they happened, those after the first with their distance from it: `+ 11 ms`, `+ 4 min 12 s`. */
export function withDistances(steps: readonly TimelineStep[]): TimelineStep[] {
  const instantOf = ({ at = '' }: TimelineStep) => Date.parse(at)
  const inOrder = steps.toSorted((a, b) => instantOf(a) - instantOf(b))
  const [first] = inOrder
  return inOrder.map((step) =>
    step === first || !first ? step : { ...step, at: distance(instantOf(step) - instantOf(first)) },
  )
}

function distance(ms: number): string {
  if (ms >= IN_MILLISECONDS_UP_TO) return `+ ${printDuration(ms)}`
  return `+ ${String(Math.max(0, ms)).replace(/(?<=\d)(?=\d{3}$)/, '\u2009')} ms`
}
