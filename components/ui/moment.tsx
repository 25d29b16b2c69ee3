'use client'
import { printClock, printInstant } from '@/lib/time'
import { useTick } from './use-tick'

/**
 * An instant as the clock on the viewer's wall showed it, `20:41:03`; with milliseconds where the instant has them, or
 * only `to` the minute. The exact one, with its zone, shows on hover and on focus. `at` is ISO 8601.
 */
export function Moment({ at, to = 'second' }: { at: string; to?: 'minute' | 'second' }) {
  const isServers = useTick(false) === 0
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return <span>{at}</span>
  const clock = printClock(instant, isServers ? 'utc' : 'local', to === 'second' && /\.\d/.test(at))
  return (
    <time
      key={isServers ? 'server' : 'browser'}
      dateTime={at}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the exact instant without a mouse
      tabIndex={0}
      data-tip={printInstant(instant, 'utc')}
      className="tip tip-end rounded-1 tabular-nums"
    >
      {to === 'minute' ? clock.slice(0, 5) : clock}
    </time>
  )
}
