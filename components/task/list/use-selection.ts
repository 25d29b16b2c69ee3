import { useCallback, useRef, useState } from 'react'
import { useIsTakenOver } from '@/components/ui/time'
import type { Task } from '@/lib/resources/task'
import type { Selecting } from './task-table'

/**
 * Which rows are selected, by guid. A range is from the row that was toggled last to this one, in the order on screen.
 * What is not on the page any more stays selected: a row that moves away is still meant.
 */
export function useSelection(tasks: readonly Task[]): Selecting & {
  select: (guids: readonly string[]) => void
  clear: () => void
} {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const anchor = useRef<string>(undefined)
  const rows = useRef(tasks)
  rows.current = tasks
  // Stable, so that a row is drawn again only when it is itself selected or not.
  const toggle = useCallback((guid: string, isRange: boolean) => {
    const order = rows.current.map((task) => task.guid)
    const from = isRange && anchor.current !== undefined ? order.indexOf(anchor.current) : -1
    const to = order.indexOf(guid)
    anchor.current = guid
    setSelected((before) => {
      const next = new Set(before)
      if (from >= 0 && to >= 0)
        for (const one of order.slice(Math.min(from, to), Math.max(from, to) + 1)) next.add(one)
      else if (!next.delete(guid)) next.add(guid)
      return next
    })
  }, [])
  const toggleAll = () => {
    const all = tasks.map(({ guid }) => guid)
    setSelected((before) =>
      all.every((guid) => before.has(guid)) ? new Set() : new Set([...before, ...all]),
    )
  }
  return {
    isAwake: useIsTakenOver(),
    selected,
    toggle,
    toggleAll,
    select: (guids) => setSelected(new Set(guids)),
    clear: () => {
      anchor.current = undefined
      setSelected(new Set())
    },
  }
}
