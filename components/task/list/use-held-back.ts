import { useState, useSyncExternalStore } from 'react'
import type { Task } from '@/lib/resources/task'
import type { TaskListAddress } from '@/lib/task-list/address'

/** Below it one reads: rows that come in above would move what is read. */
const SCROLLED_PX = 120

/** Kept when one scrolls: to ask the page each time something is drawn would lay out all rows for it. */
let isBelow = false

const onScroll = (changed: () => void) => {
  const look = () => {
    isBelow = scrollY > SCROLLED_PX
    changed()
  }
  look()
  addEventListener('scroll', look, { passive: true })
  return () => removeEventListener('scroll', look)
}

/**
 * The rows to show. While somebody has scrolled down, those that come in at the top wait behind a line that counts them;
 * at the top they come at once.
 */
export function useHeldBack(
  tasks: readonly Task[],
  address: TaskListAddress,
): { shown: readonly Task[]; count: number; show: () => void } {
  const isScrolled = useSyncExternalStore(
    onScroll,
    () => isBelow,
    () => false,
  )
  const [known, setKnown] = useState(tasks)
  const isHeld = isScrolled && address.page === 1 && address.order_by.startsWith('-')
  if (!isHeld && known !== tasks) setKnown(tasks)
  if (!isHeld) return { shown: tasks, count: 0, show: () => undefined }
  const { shown, count } = heldBack(known, tasks, address.per_page)
  return {
    shown,
    count,
    show: () => {
      setKnown(tasks)
      scrollTo({ top: 0 })
    },
  }
}

/**
 * The rows that were known, with what changed in them, and how many came in above. One that is gone from the rows goes,
 * unless newer ones pushed it off the end of a full page: then it is only further down.
 */
export function heldBack(
  known: readonly Task[],
  tasks: readonly Task[],
  perPage: number,
): { shown: readonly Task[]; count: number } {
  const now = new Map(tasks.map((task) => [task.guid, task]))
  const last = known.findLastIndex(({ guid }) => now.has(guid))
  const guids = new Set(known.map(({ guid }) => guid))
  const count = tasks.filter(({ guid }) => !guids.has(guid)).length
  const pushed = new Set(tasks.length < perPage ? [] : known.slice(last + 1).slice(0, count))
  return {
    shown: known.flatMap((task) => now.get(task.guid) ?? (pushed.has(task) ? task : [])),
    count,
  }
}
