import { type ReactNode, type ToggleEvent, useId, useRef } from 'react'

type PopoverButtonProps = {
  /** The accessible name of what opens. */
  name: string
  button: ReactNode
  buttonClassName: string
  /** Gets what closes it. */
  children: (close: () => void) => ReactNode
}

const EDGE = 8
/** w-96 */
const WIDTH = 384

/** A button and what it opens under itself: a group of controls. The browser opens and closes it; Escape too. */
export function PopoverButton({ name, button, buttonClassName, children }: PopoverButtonProps) {
  const id = useId()
  const opener = useRef<HTMLButtonElement>(null)
  const panel = useRef<HTMLDivElement>(null)
  const onToggle = (event: ToggleEvent<HTMLDivElement>) => {
    if (event.newState === 'open')
      event.currentTarget.querySelector<HTMLElement>('input, select, textarea, button')?.focus()
  }
  // Set before it shows, so that it does not jump.
  const onBeforeToggle = (event: ToggleEvent<HTMLDivElement>) => {
    const place = opener.current?.getBoundingClientRect()
    if (event.newState !== 'open' || !place) return
    const { style } = event.currentTarget
    const room = document.documentElement.clientWidth - 2 * EDGE
    style.top = `${place.bottom + 4}px`
    style.maxWidth = `${room}px`
    style.left = `${Math.max(EDGE, Math.min(place.left, room + EDGE - WIDTH))}px`
  }
  return (
    <>
      <button ref={opener} type="button" popoverTarget={id} className={buttonClassName}>
        {button}
      </button>
      <div
        ref={panel}
        id={id}
        popover="auto"
        role="dialog"
        aria-label={name}
        onToggle={onToggle}
        onBeforeToggle={onBeforeToggle}
        className="fixed inset-auto top-26 left-6 max-h-3/4 w-96 max-w-full animate-appear overflow-y-auto rounded-3 bg-raised p-4 text-13 text-text shadow-menu"
      >
        {children(() => panel.current?.hidePopover())}
      </div>
    </>
  )
}
