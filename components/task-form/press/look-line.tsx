import { useTick } from '@/components/ui/time'
import { counted } from '@/lib/count'
import { printDuration } from '@/lib/time'

type LookLineProps = {
  /** How long after the request left each look was, in milliseconds. */
  looks: readonly number[]
  /** All looks so far: of many, only the first are drawn. */
  count: number
  /** When it left, and when the next look is due, in ISO 8601. */
  sentAt: string
  nextLookAt: string | null
}

const HEIGHT = 52
const LINE = 22

/** The looks for a task on a line of time: from when it was sent over now to the next one. */
export function LookLine({ looks, count, sentAt, nextLookAt }: LookLineProps) {
  useTick()
  const sent = Date.parse(sentAt)
  const now = Math.max(0, Date.now() - sent)
  const next = nextLookAt === null ? undefined : Math.max(now, Date.parse(nextLookAt) - sent)
  const end = Math.max(next ?? now, 1_000) * 1.1
  // In the first second all of it stands at the left end, where "sent" is written.
  const isClearOfSent = (ms: number, share: number) => ms / end > share
  const at = (ms: number) => `${Math.round((Math.min(ms, end) / end) * 1000) / 10}%`
  return (
    <svg
      role="img"
      aria-label={described(looks, count, next)}
      className="block w-full overflow-visible"
      height={HEIGHT}
    >
      <line x1="0" y1={LINE} x2={at(now)} y2={LINE} strokeWidth={2} className="stroke-careful" />
      <line
        x1={at(now)}
        y1={LINE}
        x2="100%"
        y2={LINE}
        strokeWidth={2}
        strokeDasharray="2 4"
        className="stroke-edge"
      />
      <rect y={LINE - 10} width={2} height={20} className="fill-text" />
      {looks.map((ms) => (
        <circle
          key={ms}
          cx={at(ms)}
          cy={LINE}
          r={4}
          strokeWidth={2}
          className="fill-surface stroke-careful"
        />
      ))}
      {next !== undefined && (
        <circle
          cx={at(next)}
          cy={LINE}
          r={4}
          strokeWidth={1.5}
          strokeDasharray="2 2"
          className="fill-surface stroke-control"
        />
      )}
      <line x1={at(now)} y1={LINE - 8} x2={at(now)} y2={LINE + 8} className="stroke-text" />
      <g className="fill-text-3 text-12">
        <text x="0" y="48">
          sent
        </text>
        <text x={at(now)} y="8" textAnchor="middle" className="fill-text font-label tabular-nums">
          now, {printDuration(seconds(now))}
        </text>
        {next !== undefined && isClearOfSent(next, 0.3) && (
          <text x={at(next)} y="48" textAnchor="middle">
            next look
          </text>
        )}
        {count > 0 && isClearOfSent(now, 0.45) && (
          <text x={at(now / 2)} y="48" textAnchor="middle" className="max-sm:hidden">
            {lookCount(count)}, not there yet
          </text>
        )}
      </g>
    </svg>
  )
}

const seconds = (ms: number) => Math.floor(ms / 1000) * 1000
const lookCount = (count: number) => counted(count, 'look')

function described(looks: readonly number[], count: number, next: number | undefined): string {
  const after = looks.map((ms) => Math.round(ms / 1000)).join(', ')
  const found = count === 0 ? 'Not looked for yet' : `${lookCount(count)}, after ${after} s, found nothing`
  return next === undefined ? found : `${found}; the next is at ${printDuration(seconds(next))}`
}
