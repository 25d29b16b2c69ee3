import type { ComponentProps } from 'react'
import { classes } from './classes'

const SHARED =
  'w-full min-w-0 rounded-2 border border-control bg-surface px-2.5 text-text transition-colors placeholder:text-text-3 placeholder:opacity-100 hover:border-text-3'
const FOCUS =
  'focus-visible:border-focus focus-visible:-outline-offset-1 aria-expanded:border-focus aria-expanded:outline-2 aria-expanded:-outline-offset-1 aria-expanded:outline-focus'
const WRONG =
  'aria-invalid:border-bad aria-invalid:ring-1 aria-invalid:ring-bad aria-invalid:hover:border-bad aria-invalid:focus-visible:outline-offset-2'
const OFF =
  'disabled:cursor-default disabled:border-hairline disabled:bg-sunken disabled:text-text-off disabled:opacity-100'

/** The look of whatever can be typed into or chosen from. Mono where what is typed gets compared. */
export const controlClass = (more: string, mono = false): string =>
  classes(
    SHARED,
    FOCUS,
    WRONG,
    OFF,
    mono ? 'font-mono text-13 max-sm:text-typed' : 'text-14 max-sm:text-typed',
    more,
  )

type TextInputProps = Omit<ComponentProps<'input'>, 'className' | 'style'> & { mono?: boolean; unit?: string }

/**
 * One line of text. `unit` stands at the right, inside: what the typed value comes to. The input is at the same place
 * of the tree with and without one: it comes with what is typed, and a field that is built anew loses focus and keys.
 */
export function TextInput({ mono = false, unit, ...rest }: TextInputProps) {
  const quiet = mono ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {}
  return (
    <span className="relative block">
      <input {...quiet} {...rest} className={controlClass(unit ? 'h-control pr-20' : 'h-control', mono)} />
      {unit && (
        <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-12 text-text-3">
          {unit}
        </span>
      )}
    </span>
  )
}

type TextAreaProps = Omit<ComponentProps<'textarea'>, 'className' | 'style'> & {
  /** Lines it is high while nothing is in it; it grows with what is typed. */
  lines?: 1 | 2
}

/**
 * Several lines of mono text. It grows by itself where the browser knows `field-sizing`; elsewhere it can be
 * dragged to the height one wants.
 */
export function TextArea({ lines = 2, ...rest }: TextAreaProps) {
  return (
    <textarea
      spellCheck={false}
      autoCapitalize="off"
      autoComplete="off"
      rows={lines}
      {...rest}
      className={controlClass(
        `growing block max-h-80 py-1.25 wrap-anywhere ${lines === 1 ? 'min-h-control' : 'min-h-13'}`,
        true,
      )}
    />
  )
}
