import type { TimelineStep } from '@/components/ui/timeline'
import { printDuration } from '@/lib/time'

/** Above it nobody compares milliseconds. */
const IN_MILLISECONDS_UP_TO = 10_000

/** Steps in their order, those after the first with their distance from it: `+ 11 ms`, `+ 4 min 12 s`. */
export function withDistances(steps: readonly TimelineStep[]): TimelineStep[] {
  const instantOf = ({ at = '' }: TimelineStep) => Date.parse(at)
  const [first] = steps
  return steps.map((step) =>
    step === first || !first ? step : { ...step, at: distance(instantOf(step) - instantOf(first)) },
  )
}

function distance(ms: number): string {
  if (ms >= IN_MILLISECONDS_UP_TO) return `+ ${printDuration(ms)}`
  return `+ ${String(Math.max(0, ms)).replace(/(?<=\d)(?=\d{3}$)/, '\u2009')} ms`
}
