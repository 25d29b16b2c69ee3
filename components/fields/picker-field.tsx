import { type FieldValues, useController } from 'react-hook-form'
import { Picker, type PickerOption } from '@/components/ui/choice/picker'
import { Field } from '@/components/ui/field'
import { type BoundField, fieldId } from './text-field'

type PickerFieldProps<T extends FieldValues> = BoundField<T> & {
  options: readonly PickerOption[]
  /** Told after the form's value changed, for what follows from the choice. */
  onPick?: (value: string) => void
}

/** One of a few options, in a form. */
export function PickerField<T extends FieldValues>({
  control,
  name,
  options,
  onPick,
  placeholder,
  disabled,
  ...field
}: PickerFieldProps<T>) {
  const bound = useController({ control, name })
  const id = fieldId(name)
  return (
    <Field id={id} labelled="text" {...field}>
      {(wiring) => (
        <Picker
          {...wiring}
          ref={bound.field.ref}
          labelledBy={`${id}-label`}
          options={options}
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
