import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'

type Tab = { name: string; panel: ReactNode }

type TabsProps = {
  /** The accessible name of the row of tabs. */
  name: string
  /** Stands before the tabs, such as a heading. */
  head: ReactNode
  tabs: readonly [Tab, ...Tab[]]
}

/** Several ways to see one thing, one at a time. Arrow keys move between them (ARIA practices, tabs). */
export function Tabs({ name, head, tabs }: TabsProps) {
  const id = useId()
  const [at, setAt] = useState(0)
  const shown = tabs[at] ?? tabs[0]
  const onKeyDown = (event: KeyboardEvent) => {
    const step = event.key === 'ArrowRight' ? 1 : event.key === 'ArrowLeft' ? tabs.length - 1 : 0
    if (step === 0) return
    const next = (at + step) % tabs.length
    setAt(next)
    document.getElementById(`${id}-tab-${next}`)?.focus()
  }
  return (
    <>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-2">
        {head}
        <div
          role="tablist"
          aria-label={name}
          onKeyDown={onKeyDown}
          className="flex overflow-hidden rounded-2 border border-edge"
        >
          {tabs.map((tab, index) => (
            <button
              key={tab.name}
              id={`${id}-tab-${index}`}
              type="button"
              role="tab"
              aria-selected={index === at}
              aria-controls={`${id}-panel`}
              tabIndex={index === at ? 0 : -1}
              onClick={() => setAt(index)}
              className="h-dense px-3 text-12 font-label text-text-2 hover:bg-hover focus-visible:-outline-offset-2 aria-selected:bg-selected aria-selected:text-accent-text"
            >
              {tab.name}
            </button>
          ))}
        </div>
      </div>
      <div id={`${id}-panel`} role="tabpanel" aria-labelledby={`${id}-tab-${at}`}>
        {shown.panel}
      </div>
    </>
  )
}
