import type { LucideIcon } from 'lucide-react'
import type { ComponentProps, MouseEvent, ReactNode } from 'react'
import { classes } from './classes'
import { Icon, Shape } from './icon'

type ButtonKind = 'primary' | 'plain' | 'quiet' | 'danger' | 'dangerSolid'

const SHARED =
  'inline-flex items-center justify-center gap-1.5 rounded-2 border text-13 leading-none font-label whitespace-nowrap transition-colors select-none disabled:icon:text-inherit print:hidden'

const OFF = 'disabled:pointer-events-none disabled:text-text-off aria-disabled:cursor-default'

const KINDS: Record<ButtonKind, string> = {
  primary: 'border-transparent bg-accent text-on-accent hover:bg-accent-hover disabled:bg-hover',
  plain:
    'border-edge bg-surface text-text icon:text-text-3 hover:border-control hover:bg-hover active:bg-selected disabled:border-hairline disabled:bg-transparent',
  quiet: 'border-transparent text-text-2 icon:text-text-3 hover:bg-hover hover:text-text active:bg-selected',
  danger:
    'border-edge bg-surface text-bad-text hover:border-bad-line hover:bg-bad-tint active:bg-bad-tint disabled:border-hairline disabled:bg-transparent',
  dangerSolid: 'border-transparent bg-bad-text text-surface hover:opacity-90 disabled:bg-hover',
}

type ButtonLook = { kind?: ButtonKind; dense?: boolean; icon?: boolean; wide?: boolean }

/** The look of a button, for a link that is one: `<Link className={buttonClass({ kind: 'primary' })}>`. */
export function buttonClass({ kind = 'plain', dense = false, icon = false, wide = false }: ButtonLook = {}) {
  const height = dense ? 'h-dense' : 'h-control'
  const square = dense ? 'w-dense shrink-0' : 'w-control shrink-0'
  const padding = dense || kind === 'quiet' ? 'px-2 icon:-ml-0.5' : 'px-3 icon:-ml-0.5'
  return classes(SHARED, OFF, KINDS[kind], height, icon ? square : padding, wide && 'w-full')
}

type ButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style'> & {
  kind?: ButtonKind
  dense?: boolean
  wide?: boolean
  /** What the button says while its work is under way: the word changes, the width stays, and it can't be pressed. */
  busyWord?: string
  busy?: boolean
  /** Leaves the focus where it is when pressed with the mouse, as every submit does. */
  keepsFocus?: boolean
  children: ReactNode
}

/** A button. What is pressed twice while busy happens once: a busy one keeps the focus and ignores the press. */
export function Button({
  kind,
  dense,
  wide,
  busy = false,
  busyWord,
  type = 'button',
  keepsFocus = type === 'submit',
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      {...rest}
      type={busy ? 'button' : type}
      aria-disabled={busy || undefined}
      onClick={busy ? undefined : onClick}
      onMouseDown={keepsFocus ? keepFocus : undefined}
      className={classes(buttonClass({ kind, dense, wide }), busy && 'opacity-75')}
    >
      {busyWord ? (
        <span className="grid">
          <Layer shown={!busy}>{children}</Layer>
          <Layer shown={busy}>
            <Shape name="turning-ring" />
            {busyWord}
          </Layer>
        </span>
      ) : (
        children
      )}
    </button>
  )
}

/**
 * The field one was in keeps the focus: were it left now, what is wrong with it would appear, the button would move
 * away under the pressed mouse, and the press would be lost.
 */
export const keepFocus = (event: MouseEvent) => event.preventDefault()

/** One of several words that lie on one another: the widest gives the width, so that nothing moves. */
export function Layer({ shown, children }: { shown: boolean; children: ReactNode }) {
  return (
    <span
      className={classes(
        'col-start-1 row-start-1 inline-flex items-center justify-center gap-1.5',
        !shown && 'invisible',
      )}
    >
      {children}
    </span>
  )
}

type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'style' | 'children' | 'aria-label'> & {
  /** The accessible name; also shown on hover. */
  name: string
  icon: LucideIcon
  kind?: ButtonKind
  dense?: boolean
}

/** A button that is only an icon, and therefore must have a name. */
export function IconButton({ name, icon, kind = 'quiet', dense, type = 'button', ...rest }: IconButtonProps) {
  return (
    <button
      {...rest}
      type={type}
      aria-label={name}
      title={name}
      className={buttonClass({ kind, dense, icon: true })}
    >
      <Icon of={icon} />
    </button>
  )
}

/** A keyboard shortcut as it stands in a button or a hint. Hidden from the name of what it stands in. */
export function Keys({ children, onAccent = false }: { children: string; onAccent?: boolean }) {
  return (
    <span aria-hidden="true" className={onAccent ? '-mr-1.5 max-sm:hidden' : ''}>
      <kbd
        className={classes(
          'inline-flex h-5 items-center rounded-1 px-1.5 text-12 leading-none font-text',
          onAccent ? 'bg-accent-hover' : 'bg-hover text-text-2',
        )}
      >
        {children}
      </kbd>
    </span>
  )
}
