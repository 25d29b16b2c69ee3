import * as z from 'zod/mini'
import { type FieldName, forEveryField, type ListName } from './fields'

/** One line of the label or annotation editor. `id` stays with the line while others come and go. */
export type Row = { id: string; key: string; value: string }

/** What the create form holds: texts as typed, '' where nothing was given; app, template and droplet as guids. */
export type TaskFormValues = Record<FieldName, string> & Record<ListName, Row[]>

/** The form before anybody typed: everything empty, no rows. */
export function emptyValues(app = ''): TaskFormValues {
  return { ...forEveryField(() => ''), app, labels: [], annotations: [] }
}

/** Whether the form is as it came: nothing typed, nothing filled in, whichever app it is for. */
export function isUntouched(values: TaskFormValues): boolean {
  return JSON.stringify(values) === JSON.stringify(emptyValues(values.app))
}

/** Whether a row says anything. A row left empty on both sides is neither checked nor sent. */
export function isGiven(row: Row): boolean {
  return row.key !== '' || row.value !== ''
}

/** Changes whenever values of an older form must not be read as values of this one (drafts, open tabs). */
export const FORM_VERSION = 1

const rowSchema = z.strictObject({ id: z.string(), key: z.string(), value: z.string() })

/** The shape alone: every field a text, nothing missing, nothing more. */
export const formShape = z.strictObject({
  ...forEveryField(() => z.string()),
  labels: z.array(rowSchema),
  annotations: z.array(rowSchema),
})
