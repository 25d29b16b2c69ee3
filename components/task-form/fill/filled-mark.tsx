import { type Control, useWatch } from 'react-hook-form'
import type { Filled } from '@/lib/task-form/fill/filled'
import { type FieldName, isGiven, type ListName, type TaskFormValues } from '@/lib/task-form/values'

const WORDS = { link: 'from the link', paste: 'pasted', again: 'as before' } as const

type Watched = { control: Control<TaskFormValues>; filled?: Filled }

/** Says of a field that nobody typed it, as long as it is as it was filled in. */
export function FilledMark({ control, filled, field }: Watched & { field: FieldName }) {
  const value = useWatch({ control, name: field })
  if (!filled || value === '' || value !== filled.values[field]) return null
  return field === 'app' && filled.keepsApp ? null : <span>{WORDS[filled.from]}</span>
}

/** The same of rows: how many of them nobody typed. */
export function FilledRows({ control, filled, list }: Watched & { list: ListName }) {
  const rows = useWatch({ control, name: list })
  const given = new Map(
    filled?.values[list].filter(isGiven).map(({ id, key, value }) => [id, `${key}=${value}`]),
  )
  const count = rows.filter(({ id, key, value }) => given.get(id) === `${key}=${value}`).length
  return filled && count > 0 ? `, ${count} ${WORDS[filled.from]}` : null
}
