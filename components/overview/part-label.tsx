import { Moment } from '@/components/ui/time'

type PartLike = { from: number; to: number }

const HOUR_MS = 3_600_000

/** Whether a part is a day, which begins and ends in UTC. */
export const isDay = ({ from, to }: PartLike): boolean => to - from >= 24 * HOUR_MS

/** The instant at which a part of the range begins, as exact as parts are long. */
export function PartLabel({ part }: { part: PartLike }) {
  const isShort = part.to - part.from <= HOUR_MS
  return (
    <Moment
      at={new Date(part.from).toISOString()}
      to={isDay(part) ? 'utc-day' : isShort ? 'minute' : 'hour'}
    />
  )
}

/** Some instants under a plot, the last being now. */
export function PartLabels({ parts }: { parts: readonly PartLike[] }) {
  const quarter = Math.floor(parts.length / 4)
  const shown = [0, quarter, 2 * quarter, 3 * quarter].flatMap((at) => parts[at] ?? [])
  return (
    <div className="mt-1.5 grid grid-cols-4 text-12 text-text-3">
      {shown.map((part) => (
        <span key={part.from}>
          <PartLabel part={part} />
        </span>
      ))}
    </div>
  )
}
