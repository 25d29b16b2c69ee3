'use client'
import { printDuration } from '@/lib/time'
import { useTick } from './use-tick'

/** How long something took, or takes so far where it has no end yet; then it counts on. Both are ISO 8601. */
export function Elapsed({ from, to }: { from: string; to?: string }) {
  const isServers = useTick(to === undefined) === 0
  const end = to === undefined ? Date.now() : Date.parse(to)
  const took = end - Date.parse(from)
  if (Number.isNaN(took)) return <span className="text-text-3">–</span>
  return (
    <span key={isServers ? 'server' : 'browser'} suppressHydrationWarning className="tabular-nums">
      {printDuration(whole(took))}
    </span>
  )
}

/** The API's instants are whole seconds: milliseconds would be made up. */
const whole = (ms: number) => Math.max(0, Math.floor(ms / 1000)) * 1000
