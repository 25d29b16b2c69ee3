import { Shape, type ShapeName, type Tone } from '@/components/ui/shape'
import type { Outcome as OutcomeName } from '@/lib/resources/submission-outcome'

const LOOKS: Record<OutcomeName, { shape: ShapeName; tone: Tone; badge: string }> = {
  sending: { shape: 'arrow', tone: 'running', badge: 'bg-running-tint text-running-text' },
  accepted: { shape: 'check', tone: 'good', badge: 'bg-good-tint text-good-text' },
  rejected: { shape: 'barred-octagon', tone: 'bad', badge: 'bg-bad-tint text-bad-text' },
  unknown: { shape: 'question', tone: 'careful', badge: 'bg-careful-tint text-careful-text' },
  lost: { shape: 'dashed-ring', tone: 'bad', badge: 'bg-bad-tint text-bad-text' },
}

/** What became of a submission: shape, word and colour, the same everywhere. */
export function Outcome({ outcome }: { outcome: OutcomeName }) {
  const { shape, tone, badge } = LOOKS[outcome]
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 rounded-1 pr-2 pl-1.5 font-mono text-12 font-label ${badge}`}
    >
      <Shape name={shape} tone={tone} />
      {outcome}
    </span>
  )
}
