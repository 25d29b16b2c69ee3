import type { OwnControl } from './entry'

/** The account menu is in the document while it is closed. A chosen theme needs no choosing. */
const WHERE: Record<OwnControl['where'], string> = {
  account: '[role="menu"][aria-label^="Account: "] [role^="menuitem"]:not([aria-checked="true"])',
  page: 'main header :is(button, a[href])',
}

/** The page's own control of this name, if it is there and can be pressed. */
export function findOwn({ where, name }: OwnControl): HTMLElement | undefined {
  if (typeof document === 'undefined') return undefined
  return [...document.querySelectorAll<HTMLElement>(WHERE[where])].find(
    // What is not seen of a button, such as its word while it works, is none of its text.
    (control) => control.innerText.trim() === name && !control.matches(':disabled'),
  )
}

/**
 * Presses it, as somebody does who finds it there. One that says in its menu what becomes of the press is pressed in the
 * open menu. Gives whether it was there.
 */
export function pressOwn(control: OwnControl): boolean {
  const found = findOwn(control)
  if (!found) return false
  if (found.matches('[type="submit"]')) found.closest<HTMLElement>('[popover]')?.showPopover()
  else found.focus()
  found.click()
  return true
}
