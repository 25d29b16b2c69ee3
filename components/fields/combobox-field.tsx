'use client'
import { type FieldValues, useController } from 'react-hook-form'
import { Combobox } from '@/components/ui/combobox'
import { Field } from '@/components/ui/field'
import type { FoundOption } from '@/components/ui/filter-options'
import { fieldId } from './field-id'
import type { BoundField } from './text-field'

type ComboboxFieldProps<T extends FieldValues> = BoundField<T> & {
  options: readonly FoundOption[]
  emptyText: string
  onPick?: (value: string) => void
}

/** One of many options, found by typing, in a form. */
export function ComboboxField<T extends FieldValues>({
  control,
  name,
  options,
  emptyText,
  onPick,
  placeholder,
  disabled,
  ...field
}: ComboboxFieldProps<T>) {
  const bound = useController({ control, name })
  const id = fieldId(name)
  return (
    <Field id={id} {...field}>
      {(wiring) => (
        <Combobox
          {...wiring}
          ref={bound.field.ref}
          labelledBy={`${id}-label`}
          options={options}
          emptyText={emptyText}
          value={bound.field.value ?? ''}
          onChange={(value) => {
            bound.field.onChange(value)
            onPick?.(value)
          }}
          onBlur={bound.field.onBlur}
          placeholder={placeholder}
          disabled={disabled}
        />
      )}
    </Field>
  )
}
