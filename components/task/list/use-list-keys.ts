import { type RefObject, useEffect, useRef } from 'react'

/** Where a letter is something else: typed, or another part's own. */
const TAKES_LETTERS =
  'input:not([type="checkbox"]), textarea, select, [contenteditable], [role="menu"], dialog, [popover]'

const STEPS = new Map([
  ['j', 1],
  ['k', -1],
])

type ListKeys = { toggle: (guid: string, isRange: boolean) => void; clear: () => void }

/**
 * j and k move through the rows, x selects, with Shift from the last selected row on; Shift with j or k takes along what
 * it passes; Escape clears. Enter opens, as it does on any link.
 */
export function useListKeys(table: RefObject<HTMLElement | null>, keys: ListKeys): void {
  const latest = useRef(keys)
  latest.current = keys
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const { target } = event
      if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return
      if (target instanceof Element && target.closest(TAKES_LETTERS)) return
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('tbody tr[data-row]') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const key = event.key.toLowerCase()
      const step = STEPS.get(key)
      if (event.key === 'Escape') latest.current.clear()
      else if (key === 'x' && at >= 0) latest.current.toggle(rows[at]?.dataset.row ?? '', event.shiftKey)
      else if (step !== undefined) {
        const row = rows[at < 0 ? 0 : at + step]
        row?.querySelector<HTMLElement>('a')?.focus()
        if (event.shiftKey && row && at >= 0) latest.current.toggle(row.dataset.row ?? '', true)
      }
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [table])
}
