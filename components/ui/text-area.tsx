import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

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
