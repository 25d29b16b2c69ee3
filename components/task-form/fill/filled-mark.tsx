import { type Control, useWatch } from 'react-hook-form'
import type { FieldName, ListName } from '@/lib/task-form/fields'
import type { Filled } from '@/lib/task-form/fill'
import { isGiven, type TaskFormValues } from '@/lib/task-form/values'

const WORDS = { link: 'from the link', paste: 'pasted', again: 'as before' } as const

type Watched = { control: Control<TaskFormValues>; filled?: Filled }

/** What filled a field in, as long as it is as it was then; nothing where somebody typed it. */
export const filledBy = (filled: Filled | undefined, field: FieldName, value: string): string | undefined =>
  filled && value !== '' && value === filled.values[field] && !(field === 'app' && filled.keepsApp)
    ? WORDS[filled.from]
    : undefined

/** Says of a field that nobody typed it. */
export function FilledMark({ control, filled, field }: Watched & { field: FieldName }) {
  const word = filledBy(filled, field, useWatch({ control, name: field }))
  return word && <span>{word}</span>
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
