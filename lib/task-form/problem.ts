import * as z from 'zod/mini'
import { apiErrorSchema } from '../resources/api-error'
import { FIELD_NAMES, FIELDS, LIST_NAMES, LISTS, type TaskFormValues } from './fields'

const list = z.enum(LIST_NAMES)
const part = z.enum(['key', 'value'])

const spotSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('field'), field: z.enum(FIELD_NAMES) }),
  z.object({ kind: z.literal('row'), list, rowId: z.string(), part }),
  z.object({ kind: z.literal('group'), list }),
  z.object({ kind: z.literal('form') }),
  z.object({ kind: z.literal('session') }),
])

/** Where on the form something is wrong. `session` is what signing in again mends. */
export type Spot = z.infer<typeof spotSchema>

export const problemSchema = z.object({
  at: spotSchema,
  message: z.string(),
  next: z.optional(z.string()),
  error: z.optional(apiErrorSchema),
})

/**
 * One thing that is wrong, of our own rules or of the API; both are drawn alike.
 * `message` is the API's words where the API said it; `next` is what to do; `error` is the
 * whole error of the API, given where the message belongs to no field.
 */
export type Problem = z.infer<typeof problemSchema>

/** What a spot is called on the page. A row that is gone is called as its list. */
export function nameOf(at: Spot, values: TaskFormValues): string {
  switch (at.kind) {
    case 'field':
      return FIELDS[at.field].label
    case 'row': {
      const index = values[at.list].findIndex((row) => row.id === at.rowId)
      const row = index < 0 ? '' : `, ${at.part === 'key' ? 'Key' : 'Value'} ${index + 1}`
      return LISTS[at.list].label + row
    }
    case 'group':
      return LISTS[at.list].label
    case 'form':
    case 'session':
      return 'No field'
  }
}

/** The path of a spot in the values, such as `labels.2.key`; nothing where it is none of their parts. */
export function pathOf(at: Spot, values: TaskFormValues): string | undefined {
  switch (at.kind) {
    case 'field':
      return at.field
    case 'row': {
      const index = values[at.list].findIndex((row) => row.id === at.rowId)
      return index < 0 ? at.list : `${at.list}.${index}.${at.part}`
    }
    case 'group':
      return at.list
    case 'form':
    case 'session':
      return undefined
  }
}
