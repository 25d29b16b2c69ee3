import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form'

/**
 * Binds a control that one types into, and gives its text. The server draws the value the form begins with; on a slow
 * link somebody types over it long before the page is taken over. react-hook-form keeps what was typed until then, and
 * React does too as long as the browser's render names no value: of a textarea it would put the drawn one back.
 */
export function useTextBinding<T extends FieldValues>(control: Control<T>, name: FieldPath<T>) {
  const watched: unknown = useWatch({ control, name })
  const text = typeof watched === 'string' ? watched : ''
  const drawn = typeof window === 'undefined' ? { defaultValue: text } : {}
  return { text, bound: { ...control.register(name), ...drawn } }
}
