import type { ReactNode } from 'react'
import { type Control, type FieldPath, type FieldValues, useWatch } from 'react-hook-form'
import { Field, type ProblemWords } from '@/components/ui/field'
import { TextArea, TextInput } from '@/components/ui/text-input'
import { parseBytesPerSecond, parseMegabytes, printBytesPerSecond, printMegabytes } from '@/lib/size'
import { printCount } from '@/lib/words'

/** The id of a field's control, from its name in the form: what the links of an alert point at. */
export const fieldId = (name: string): string => `field-${name}`

/** What every field of a form takes. The problem comes from the caller, who knows the schema's and the API's. */
export type BoundField<T extends FieldValues> = {
  control: Control<T>
  name: FieldPath<T>
  label: string
  aside?: ReactNode
  hint?: ReactNode
  problem?: ProblemWords
  warning?: ReactNode
  /** What takes effect where nothing is typed. */
  placeholder?: string
  disabled?: boolean
}

type TextFieldProps<T extends FieldValues> = BoundField<T> & {
  mono?: boolean
  /** At the right, inside: what the typed value comes to. */
  unit?: string
  autoComplete?: string
}

/** One line of text in a form. */
export function TextField<T extends FieldValues>({
  control,
  name,
  mono = true,
  unit,
  placeholder,
  disabled,
  autoComplete = 'off',
  ...field
}: TextFieldProps<T>) {
  const { bound } = useTextBinding(control, name)
  return (
    <Field id={fieldId(name)} {...field}>
      {(wiring) => (
        <TextInput
          {...wiring}
          {...bound}
          mono={mono}
          unit={unit}
          placeholder={placeholder}
          disabled={disabled}
          autoComplete={autoComplete}
        />
      )}
    </Field>
  )
}

/**
 * Binds a control that one types into, and gives its text. The server draws the value the form begins with; on a slow
 * link somebody types over it long before the page is taken over. react-hook-form keeps what was typed until then, and
 * React does too as long as the browser's render names no value: of a textarea it would put the drawn one back.
 */
function useTextBinding<T extends FieldValues>(control: Control<T>, name: FieldPath<T>) {
  const watched: unknown = useWatch({ control, name })
  const text = typeof watched === 'string' ? watched : ''
  const drawn = typeof window === 'undefined' ? { defaultValue: text } : {}
  return { text, bound: { ...control.register(name), ...drawn } }
}

type SizeFieldProps<T extends FieldValues> = BoundField<T> & { of: 'megabytes' | 'bytes-per-second' }

/** A size in a form. What the typed text comes to stands at its right, unless it is typed just so. */
export function SizeField<T extends FieldValues>({ of, ...field }: SizeFieldProps<T>) {
  const typed: unknown = useWatch({ control: field.control, name: field.name })
  const text = typeof typed === 'string' ? typed.trim() : ''
  const printed = text === '' ? undefined : of === 'megabytes' ? megabytes(text) : bytesPerSecond(text)
  return <TextField {...field} unit={printed === text ? undefined : printed} />
}

/** In MB, as the API takes it: what one compares with the hint is the number that is sent. */
function megabytes(text: string): string | undefined {
  const read = parseMegabytes(text)
  if (read.kind === 'wrong') return undefined
  const printed = printMegabytes(read.megabytes)
  return printed === text ? `${printCount(read.megabytes)} MB` : printed
}

function bytesPerSecond(text: string): string | undefined {
  const read = parseBytesPerSecond(text)
  return read.kind === 'wrong' ? undefined : printBytesPerSecond(read.bytesPerSecond)
}

type TextAreaFieldProps<T extends FieldValues> = BoundField<T> & {
  /** Characters the API takes at most; counted at the label. */
  max: number
}

/** Several lines of text in a form, with a counter. */
export function TextAreaField<T extends FieldValues>({
  control,
  name,
  max,
  placeholder,
  disabled,
  aside,
  ...field
}: TextAreaFieldProps<T>) {
  const { text, bound } = useTextBinding(control, name)
  const counter = `${printCount([...text].length)} / ${printCount(max)}`
  return (
    <Field
      id={fieldId(name)}
      aside={
        aside ? (
          <>
            {aside} <span className="ml-2">{counter}</span>
          </>
        ) : (
          counter
        )
      }
      {...field}
    >
      {(wiring) => <TextArea {...wiring} {...bound} placeholder={placeholder} disabled={disabled} />}
    </Field>
  )
}
