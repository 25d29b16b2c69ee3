import { type RefObject, useEffect, useRef } from 'react'
import { isCommand } from './letter-keys'

const STEPS = new Map([
  ['j', 1],
  ['k', -1],
])

/** What keys do with a selection of rows, which are named by their `data-row`. */
type Selecting = { toggle: (row: string, isRange: boolean, from?: string) => void; clear: () => void }

/**
 * j and k move through the rows of a table, from link to link; Enter then opens as it opens any link. Where rows can be
 * selected, x does, with Shift from the last selected row on; Shift with j or k takes along the row it leaves and the one it comes to; Escape clears.
 */
export function useRowKeys(table: RefObject<HTMLElement | null>, selecting?: Selecting): void {
  const latest = useRef(selecting)
  latest.current = selecting
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      if (!isCommand(event)) return
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('tbody tr:has(a)') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const toggle = (row: HTMLElement | undefined, isRange: boolean, from?: HTMLElement) =>
        row?.dataset.row && latest.current?.toggle(row.dataset.row, isRange, from?.dataset.row)
      const key = event.key.toLowerCase()
      const step = STEPS.get(key)
      if (event.key === 'Escape') latest.current?.clear()
      else if (key === 'x' && at >= 0) toggle(rows[at], event.shiftKey)
      else if (step !== undefined) {
        const row = rows[at < 0 ? 0 : at + step]
        row?.querySelector<HTMLElement>('a')?.focus()
        // The row one leaves is where the range begins.
        if (event.shiftKey && at >= 0) toggle(row, true, rows[at])
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [table])
}
