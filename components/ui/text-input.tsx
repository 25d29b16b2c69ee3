import type { ComponentProps } from 'react'
import { controlClass } from './control-class'

type TextInputProps = Omit<ComponentProps<'input'>, 'className' | 'style'> & { mono?: boolean; unit?: string }

/** One line of text. `unit` stands at the right, inside: what the typed value comes to. */
export function TextInput({ mono = false, unit, ...rest }: TextInputProps) {
  const quiet = mono ? { spellCheck: false, autoCapitalize: 'off', autoCorrect: 'off' } : {}
  if (unit === undefined) return <input {...quiet} {...rest} className={controlClass('h-control', mono)} />
  return (
    <span className="relative block">
      <input {...quiet} {...rest} className={controlClass('h-control pr-20', mono)} />
      <span className="pointer-events-none absolute inset-y-0 right-2.5 flex items-center text-12 text-text-3">
        {unit}
      </span>
    </span>
  )
}
