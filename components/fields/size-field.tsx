import { type FieldValues, useWatch } from 'react-hook-form'
import { printCount } from '@/lib/count'
import { parseBytesPerSecond, parseMegabytes, printBytesPerSecond, printMegabytes } from '@/lib/size'
import { type BoundField, TextField } from './text-field'

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
