'use client'
import { useSyncExternalStore } from 'react'
import { printAgo, printClock, printDay, printDuration, printInstant, type Zone } from '@/lib/time'

const TICK_MS = 1000
let ticks = 1

const listeners = new Set<() => void>()
let timer: ReturnType<typeof setInterval> | undefined

/** One clock for all that is shown, however many rows a list has. */
const subscribe = (changed: () => void) => {
  listeners.add(changed)
  timer ??= setInterval(() => {
    ticks += 1
    for (const listener of listeners) listener()
  }, TICK_MS)
  return () => {
    listeners.delete(changed)
    if (listeners.size > 0) return
    clearInterval(timer)
    timer = undefined
  }
}

const stay = () => () => {}

/**
 * 0 on the server and while its page is taken over, then a number that grows each second while `runs`. What depends
 * on the clock or the zone uses it as a key, since the server's are not the browser's.
 */
export const useTick = (runs = true): number =>
  useSyncExternalStore(
    runs ? subscribe : stay,
    () => ticks,
    () => 0,
  )

/** Whether the page answers: not in what the server rendered, only once the browser has taken it over. */
export const useIsTakenOver = (): boolean => useTick(false) !== 0

/** An instant as "3 min ago". The exact one, with its zone, shows on hover and on focus. `at` is ISO 8601. */
export function Time({ at }: { at: string }) {
  const instant = new Date(at)
  // Drawn again when its words change, not each second.
  const ago = useSyncExternalStore(
    subscribe,
    () => printAgo(Date.now() - instant.getTime()),
    () => SERVERS,
  )
  const isServers = ago === SERVERS
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
      {isServers ? printAgo(Date.now() - instant.getTime()) : ago}
    </time>
  )
}

/** Stands for words that the browser has not yet made itself. */
const SERVERS = '\0'

/** Logs and other people speak UTC, the clock on the wall does not. */
function inBothZones(instant: Date): string {
  const utc = `${printClock(instant, 'utc')} UTC`
  const local = printInstant(instant, 'local')
  return local.endsWith(utc) ? local : `${local}, ${utc}`
}

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

type MomentPart = 'utc-day' | 'hour' | 'minute' | 'second'

/**
 * An instant as the clock on the viewer's wall showed it, `20:41:03`; with milliseconds where the instant has them, or
 * only `to` the minute, to the hour with its day, or the day as it is in UTC. The exact one, with its zone, shows on hover and on focus. `at` is ISO 8601.
 */
export function Moment({ at, to = 'second' }: { at: string; to?: MomentPart }) {
  const isServers = useTick(false) === 0
  const instant = new Date(at)
  if (Number.isNaN(instant.getTime())) return <span>{at}</span>
  const zone = isServers ? 'utc' : 'local'
  const clock = printClock(instant, zone, to === 'second' && /\.\d/.test(at))
  return (
    <time
      key={isServers ? 'server' : 'browser'}
      dateTime={at}
      // biome-ignore lint/a11y/noNoninteractiveTabindex: focus is the only way to the exact instant without a mouse
      tabIndex={0}
      data-tip={printInstant(instant, 'utc')}
      className="tip tip-end rounded-1 tabular-nums"
    >
      {to === 'utc-day' && dayOf(instant, 'utc')}
      {to === 'hour' && `${dayOf(instant, zone)} ${clock.slice(0, 5)}`}
      {to === 'minute' && clock.slice(0, 5)}
      {to === 'second' && clock}
    </time>
  )
}

/** `23 Nov` */
const dayOf = (instant: Date, zone: Zone): string => printDay(instant, zone).replace(/ \d+$/, '')
