'use client'
import { type Control, useWatch } from 'react-hook-form'
import { FieldProblem } from '@/components/ui/field'
import type { ListName } from '@/lib/task-form/fields'
import { invisibleIn } from '@/lib/task-form/hints'
import { wrongWithKey, wrongWithValue } from '@/lib/task-form/metadata'
import type { TaskFormValues } from '@/lib/task-form/values'

type RowNoteProps = { control: Control<TaskFormValues>; list: ListName; index: number }

/** While a row is typed: what is allowed where it is not yet right, what its prefix is, what in it is not seen. */
export function RowNote({ control, list, index }: RowNoteProps) {
  const rows = useWatch({ control, name: list })
  const row = rows[index]
  if (!row || row.key === '') return null
  const point = invisibleIn(row.key) ?? invisibleIn(row.value)
  if (point)
    return (
      <FieldProblem
        id={`invisible-${list}-${index}`}
        warning={`There is an invisible character in it (${point}).`}
      />
    )
  const first = rows.findIndex(({ key }) => key === row.key)
  if (first < index) return `This key is already in row ${first + 1}.`
  // A key is being typed: what it must become is said quietly, and as an error once the field is left.
  const rule = wrongWithKey(list, row) ?? wrongWithValue(list, row)
  if (rule) return rule
  const slash = row.key.indexOf('/')
  if (slash < 0) return null
  return (
    <span className="hidden group-focus-within/pair:inline">
      Prefix <span className="font-mono">{row.key.slice(0, slash)}</span>, name{' '}
      <span className="font-mono">{row.key.slice(slash + 1)}</span>
    </span>
  )
}
