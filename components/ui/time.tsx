'use client'
import { useSyncExternalStore } from 'react'
import { ago, exactInstant } from './instants'

const TICK_MS = 1000
let ticks = 1

const subscribe = (changed: () => void) => {
  const timer = setInterval(() => {
    ticks += 1
    changed()
  }, TICK_MS)
  return () => clearInterval(timer)
}

/** 0 on the server and while its page is taken over, then a number that grows each second. */
const useTick = () =>
  useSyncExternalStore(
    subscribe,
    () => ticks,
    () => 0,
  )

/** An instant as "3 min ago". The exact one, with its zone, shows on hover and on focus. `at` is ISO 8601. */
export function Time({ at, focusable = true }: { at: string; focusable?: boolean }) {
  const tick = useTick()
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return <span>{at}</span>
  return (
    <time
      // The server's clock and zone are not the browser's: what it wrote is replaced, not compared.
      key={tick === 0 ? 'server' : 'browser'}
      suppressHydrationWarning
      dateTime={at}
      tabIndex={focusable ? 0 : undefined}
      data-tip={exactInstant(instant, tick === 0)}
      className="tip rounded-1 whitespace-nowrap tabular-nums"
    >
      {ago(Date.now() - instant.getTime())}
    </time>
  )
}
