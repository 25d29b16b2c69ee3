import type { FieldValues } from 'react-hook-form'
import { Field } from '@/components/ui/field'
import { TextArea } from '@/components/ui/text-input'
import { printCount } from '@/lib/count'
import { type BoundField, fieldId, useTextBinding } from './text-field'

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
