'use client'
import { type KeyboardEvent, type ReactNode, type ToggleEvent, useId, useRef } from 'react'
import { findTyped, isTyped, moveTo } from './list-keys'

type MenuProps = {
  /** The accessible name of the button and of the menu. */
  name: string
  /** What the button shows and how it looks. */
  button: ReactNode
  buttonClassName: string
  /** `MenuItem`s, and `MenuHead`s and `MenuLine`s between them. */
  children: ReactNode
}

const itemsOf = (menu: HTMLElement) =>
  [...menu.querySelectorAll<HTMLElement>('[role^="menuitem"]')].filter((item) => !item.matches(':disabled'))

/** A button and its menu. The browser opens and closes it, without scripts too; the keys are those of the ARIA practices. */
export function Menu({ name, button, buttonClassName, children }: MenuProps) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)

  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open') itemsOf(event.currentTarget)[0]?.focus()
  }
  // Set before it shows, so that it does not jump.
  const onBeforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const place = opener.current?.getBoundingClientRect()
    if (event.newState !== 'open' || !place) return
    event.currentTarget.style.top = `${place.bottom + 4}px`
    event.currentTarget.style.right = `${Math.max(8, document.documentElement.clientWidth - place.right)}px`
  }
  const onKeyDown = (event: KeyboardEvent<HTMLDivElement>) => {
    const menu = event.currentTarget
    const items = itemsOf(menu)
    const at = items.findIndex((item) => item.contains(document.activeElement))
    if (event.key === 'Tab') return menu.hidePopover()
    const labels = items.map((item) => item.textContent ?? '')
    const next =
      isTyped(event) && event.key !== ' '
        ? findTyped(labels, event.key, at)
        : moveTo(event.key, at, items.length)
    if (next === undefined) return
    event.preventDefault()
    items[next]?.focus()
  }

  return (
    <>
      <button
        ref={opener}
        type="button"
        popoverTarget={id}
        aria-haspopup="menu"
        aria-label={name}
        className={buttonClassName}
      >
        {button}
      </button>
      <div
        id={id}
        popover="auto"
        role="menu"
        tabIndex={-1}
        aria-label={name}
        onToggle={onToggle}
        onBeforeToggle={onBeforeToggle}
        onKeyDown={onKeyDown}
        className="fixed inset-auto top-13 right-6 w-65 max-w-full animate-appear rounded-3 bg-raised p-1 text-13 text-text shadow-menu"
      >
        {children}
      </div>
    </>
  )
}
