import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes'

/** An icon of the house: 16 wide, stroke 1.5. It says nothing to a screen reader; what it stands in has the name. */
export function Icon({ of: Glyph, size = 16 }: { of: LucideIcon; size?: 12 | 14 | 16 }) {
  return <Glyph size={size} strokeWidth={1.5} nonScalingStroke aria-hidden className="shrink-0" />
}

export type ShapeName =
  | 'ring'
  | 'turning-ring'
  | 'barred-ring'
  | 'thin-ring'
  | 'dashed-ring'
  | 'check-disc'
  | 'cross-disc'
  | 'check'
  | 'arrow'
  | 'question'
  | 'barred-octagon'
  | 'octagon'
  | 'triangle'
  | 'square'

export type Tone = 'good' | 'bad' | 'careful' | 'running' | 'quiet' | 'plain'

const RING = { cx: 8, cy: 8, r: 5.75, fill: 'none', stroke: 'currentColor', strokeWidth: 2 } as const
const LINE = { fill: 'none', strokeLinecap: 'round', strokeLinejoin: 'round' } as const

const DRAWN: Record<ShapeName, ReactNode> = {
  ring: <circle {...RING} />,
  'turning-ring': (
    <>
      <circle {...RING} opacity={0.25} />
      <circle {...RING} strokeWidth={2.25} strokeDasharray="27.1 36.2" />
    </>
  ),
  'barred-ring': (
    <>
      <circle {...RING} />
      <path d="M5.5 8h5" stroke="currentColor" strokeWidth={2} />
    </>
  ),
  'thin-ring': <circle {...RING} r={6} strokeWidth={1.25} />,
  'dashed-ring': <circle {...RING} strokeDasharray="2.6 1.916" />,
  'check-disc': (
    <>
      <circle cx={8} cy={8} r={7} fill="currentColor" />
      <path d="m4.9 8.3 2.1 2.1 4.1-4.5" {...LINE} strokeWidth={1.75} className="stroke-surface" />
    </>
  ),
  'cross-disc': (
    <>
      <circle cx={8} cy={8} r={7} fill="currentColor" />
      <path d="m5.6 5.6 4.8 4.8m0-4.8-4.8 4.8" {...LINE} strokeWidth={1.75} className="stroke-surface" />
    </>
  ),
  check: <path d="M3 8.6 6.4 12 13 4.8" {...LINE} stroke="currentColor" strokeWidth={2.25} />,
  arrow: <path d="M8 13V3.2M3.8 7.2 8 3l4.2 4.2" {...LINE} stroke="currentColor" strokeWidth={2} />,
  question: (
    <>
      <path
        d="M5 5.6C5.2 3.8 6.4 3 8 3s3 .9 3 2.5C11 7.6 8 7.7 8 9.8"
        {...LINE}
        stroke="currentColor"
        strokeWidth={2}
      />
      <circle cx={8} cy={13} r={1.35} fill="currentColor" />
    </>
  ),
  'barred-octagon': (
    <>
      <path d="M5.2 1.2h5.6l4 4v5.6l-4 4H5.2l-4-4V5.2z" fill="currentColor" />
      <path d="M4.6 8h6.8" strokeWidth={2} className="stroke-surface" />
    </>
  ),
  octagon: (
    <>
      <path d="M5.2 1.5h5.6l3.7 3.7v5.6l-3.7 3.7H5.2l-3.7-3.7V5.2z" fill="currentColor" />
      <path d="M8 4.8v3.6" strokeWidth={1.75} strokeLinecap="round" className="stroke-surface" />
      <circle cx={8} cy={11} r={1} className="fill-surface" />
    </>
  ),
  triangle: (
    <>
      <path d="m8 2 7 12H1z" {...LINE} stroke="currentColor" strokeWidth={1.5} />
      <path d="M8 6.5V10" {...LINE} stroke="currentColor" strokeWidth={1.5} />
      <circle cx={8} cy={12} r={0.9} fill="currentColor" />
    </>
  ),
  square: (
    <rect x={4} y={4} width={8} height={8} rx={1.5} {...LINE} stroke="currentColor" strokeWidth={1.5} />
  ),
}

const TONES: Record<Tone, string> = {
  good: 'text-good',
  bad: 'text-bad',
  careful: 'text-careful',
  running: 'text-running',
  quiet: 'text-text-3',
  plain: '',
}

const SIZES = { row: 'size-3.5', text: 'size-4', large: 'size-5', title: 'size-6 max-sm:size-5' } as const

/** A shape that carries a meaning. It never stands alone: a word beside it says the same. */
export function Shape({
  name,
  tone = 'plain',
  size = 'row',
}: {
  name: ShapeName
  tone?: Tone
  size?: keyof typeof SIZES
}) {
  return (
    <svg
      viewBox="0 0 16 16"
      aria-hidden="true"
      // The box turns, not what is drawn in it: that would be laid out anew with each frame.
      className={classes('block shrink-0', SIZES[size], TONES[tone], name === 'turning-ring' && 'turning')}
    >
      {DRAWN[name]}
    </svg>
  )
}
