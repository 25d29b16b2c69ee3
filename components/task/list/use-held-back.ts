import { useState, useSyncExternalStore } from 'react'
import type { Task } from '@/lib/resources/task'
import type { TaskListAddress } from '@/lib/task-list/address'

/** Below it one reads: rows that come in above would move what is read. */
const SCROLLED_PX = 120

const onScroll = (changed: () => void) => {
  addEventListener('scroll', changed, { passive: true })
  return () => removeEventListener('scroll', changed)
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
    () => scrollY > SCROLLED_PX,
    () => false,
  )
  const [known, setKnown] = useState(tasks)
  const isHeld = isScrolled && address.page === 1 && address.order_by.startsWith('-')
  if (!isHeld && known !== tasks) setKnown(tasks)
  if (!isHeld) return { shown: tasks, count: 0, show: () => undefined }
  const guids = new Set(known.map(({ guid }) => guid))
  const shown = tasks.filter(({ guid }) => guids.has(guid))
  return {
    shown,
    count: tasks.length - shown.length,
    show: () => {
      setKnown(tasks)
      scrollTo({ top: 0 })
    },
  }
}
