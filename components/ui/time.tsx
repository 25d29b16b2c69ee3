'use client'
import { printAgo, printClock, printInstant } from '@/lib/time'
import { useTick } from './use-tick'

/** An instant as "3 min ago". The exact one, with its zone, shows on hover and on focus. `at` is ISO 8601. */
export function Time({ at }: { at: string }) {
  const isServers = useTick() === 0
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return <span>{at}</span>
  return (
    <time
      key={isServers ? 'server' : 'browser'}
      suppressHydrationWarning
      dateTime={at}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the exact instant without a mouse
      tabIndex={0}
      data-tip={isServers ? printInstant(instant, 'utc') : inBothZones(instant)}
      className="tip rounded-1 whitespace-nowrap tabular-nums"
    >
      {printAgo(Date.now() - instant.getTime())}
    </time>
  )
}

/** Logs and other people speak UTC, the clock on the wall does not. */
function inBothZones(instant: Date): string {
  const utc = `${printClock(instant, 'utc')} UTC`
  const local = printInstant(instant, 'local')
  return local.endsWith(utc) ? local : `${local}, ${utc}`
}
