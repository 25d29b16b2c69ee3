import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

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
