import { type RefObject, useEffect } from 'react'

const STEPS = new Map([
  ['j', 1],
  ['k', -1],
])

/** Where a letter is something else: typed, or another part's own. */
const TAKES_LETTERS = 'input, textarea, select, [contenteditable], [role="menu"], dialog, [popover]'

/** j and k move through the rows of a table, from link to link; Enter then opens as it opens any link. */
export function useRowKeys(table: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const onKeyDown = (event: KeyboardEvent) => {
      const step = STEPS.get(event.key)
      const { target } = event
      if (step === undefined || event.ctrlKey || event.metaKey || event.altKey) return
      if (target instanceof Element && target.closest(TAKES_LETTERS)) return
      const rows = [...(table.current?.querySelectorAll<HTMLElement>('tbody tr') ?? [])]
      const at = rows.findIndex((row) => row.contains(document.activeElement))
      const next = at < 0 ? 0 : at + step
      rows[next]?.querySelector<HTMLElement>('a')?.focus()
    }
    document.addEventListener('keydown', onKeyDown)
    return () => document.removeEventListener('keydown', onKeyDown)
  }, [table])
}
