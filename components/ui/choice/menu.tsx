'use client'
import Check from 'lucide-react/icons/check'
import {
  type ComponentProps,
  type KeyboardEvent,
  type MouseEvent,
  type ReactNode,
  type ToggleEvent,
  useId,
  useRef,
} from 'react'
import { classes } from '../classes'
import { Icon } from '../icon'
import { findTyped, isTyped, moveTo } from './options'

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

const ITEM =
  'flex min-h-8 w-full items-center gap-2 rounded-2 px-2 text-left text-13 hover:bg-raised-hover focus-visible:bg-raised-hover focus-visible:outline-0 max-sm:min-h-11'

type MenuItemProps = Omit<ComponentProps<'button'>, 'className' | 'style' | 'role' | 'tabIndex'> & {
  danger?: boolean
  /** For one of several: whether it is the chosen one. */
  checked?: boolean
  /** Any number of them may be chosen: the menu stays open. */
  checkbox?: boolean
  icon?: ReactNode
  /** At the right: a key, a mark. */
  end?: ReactNode
}

/** One entry of a menu. */
export function MenuItem({
  danger = false,
  checked,
  checkbox = false,
  icon,
  end,
  type = 'button',
  children,
  ...rest
}: MenuItemProps) {
  const role = checkbox ? 'menuitemcheckbox' : 'menuitemradio'
  return (
    <button
      {...rest}
      type={type}
      {...(checked === undefined ? { role: 'menuitem' } : { role, 'aria-checked': checked })}
      tabIndex={-1}
      className={classes(ITEM, danger && 'text-bad-text')}
    >
      {icon && <span className={danger ? '' : 'text-text-3'}>{icon}</span>}
      {children}
      {end && <span className="ml-auto text-12 text-text-3">{end}</span>}
      {checked && (
        <span className="ml-auto text-text-3">
          <Icon of={Check} />
        </span>
      )}
    </button>
  )
}

/** An entry that is a link of the browser's own, such as to a file. */
export function MenuLink({ children, ...rest }: Omit<ComponentProps<'a'>, 'className' | 'style' | 'role'>) {
  return (
    <a {...rest} role="menuitem" tabIndex={-1} className={ITEM}>
      {children}
    </a>
  )
}

/** Closes the menu of an entry that was pressed: one of the platform's stays open after a press. */
export function closeMenu(event: MouseEvent<HTMLElement>): void {
  event.currentTarget.closest<HTMLElement>('[popover]')?.hidePopover()
}

/** What a menu is about, above its entries. */
export function MenuHead({ children }: { children: ReactNode }) {
  return <div className="px-2 py-1.5 text-12 wrap-anywhere text-text-3">{children}</div>
}

/** Parts groups of entries. */
export function MenuLine() {
  return <div className="-mx-1 my-1 border-t border-hairline" />
}
