import type { ReactNode } from 'react'
import type { Control, FieldPath, FieldValues } from 'react-hook-form'
import { Field, type Problem } from '@/components/ui/field'
import { TextInput } from '@/components/ui/text-input'
import { fieldId } from './field-id'
import { useTextBinding } from './use-text-binding'

/** What every field of a form takes. The problem comes from the caller, who knows the schema's and the API's. */
export type BoundField<T extends FieldValues> = {
  control: Control<T>
  name: FieldPath<T>
  label: string
  aside?: ReactNode
  hint?: ReactNode
  problem?: Problem
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
