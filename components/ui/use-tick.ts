'use client'
import { useSyncExternalStore } from 'react'

const TICK_MS = 1000
let ticks = 1

const subscribe = (changed: () => void) => {
  const timer = setInterval(() => {
    ticks += 1
    changed()
  }, TICK_MS)
  return () => clearInterval(timer)
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
