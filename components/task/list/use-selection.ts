import { useCallback, useRef, useState } from 'react'
import { useIsTakenOver } from '@/components/ui/time'
import type { Task } from '@/lib/resources/task'
import type { Selecting } from './task-table'

/** Selected tasks by their guid, each as it was last seen. */
type Selected = ReadonlyMap<string, Task>

/**
 * Which rows are selected. A range is from the row that was toggled last, or from the one that is told, to this one, in the order on screen. What is not
 * on the page any more stays selected: a row that moves away is still meant.
 */
export function useSelection(tasks: readonly Task[]): Selecting & {
  selected: Selected
  clear: () => void
} {
  const [selected, setSelected] = useState<Selected>(new Map())
  const seen = withNews(selected, tasks)
  if (seen !== selected) setSelected(seen)
  const anchor = useRef<string>(undefined)
  const rows = useRef(tasks)
  rows.current = tasks
  // Stable, so that a row is drawn again only when it is itself selected or not.
  const toggle = useCallback((guid: string, isRange: boolean, from = anchor.current) => {
    const order = rows.current
    const placeOf = (wanted: string | undefined) => order.findIndex((task) => task.guid === wanted)
    const begin = isRange ? placeOf(from) : -1
    const end = placeOf(guid)
    anchor.current = guid
    setSelected((before) => {
      const next = new Map(before)
      const [low, high] = begin >= 0 ? [Math.min(begin, end), Math.max(begin, end)] : [end, end]
      if (begin < 0 && next.delete(guid)) return next
      for (const task of end < 0 ? [] : order.slice(low, high + 1)) next.set(task.guid, task)
      return next
    })
  }, [])
  const toggleAll = () =>
    setSelected((before) =>
      tasks.every(({ guid }) => before.has(guid))
        ? new Map()
        : new Map([...before, ...tasks.map((task): [string, Task] => [task.guid, task])]),
    )
  return {
    isAwake: useIsTakenOver(),
    selected: seen,
    toggle,
    toggleAll,
    clear: () => {
      anchor.current = undefined
      setSelected(new Map())
    },
  }
}

/** The same selection where nothing of it changed. */
export function withNews(selected: Selected, tasks: readonly Task[]): Selected {
  const news = new Map(tasks.map((task) => [task.guid, task]))
  const isOld = [...selected].some(([guid, task]) => (news.get(guid) ?? task) !== task)
  return isOld ? new Map([...selected].map(([guid, task]) => [guid, news.get(guid) ?? task])) : selected
}
