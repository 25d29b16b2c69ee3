import type { FieldName, ListName, TaskFormValues } from '../fields'
import type { Spot } from '../problem'
import { toRequest } from '../request'
import type { Known, Next } from './next-steps'

/** A label or annotation as it was sent. Without `rowId` it is none of the form's rows. */
export type SentEntry = { key: string; value: string; rowId?: string }

/** What of a request the API's messages can speak of. */
export type SentTask = {
  /** Names of the body's fields, in their order. */
  fields: readonly string[]
  /** Names of the fields of `metadata`, in their order. */
  metadataFields: readonly string[]
  /** In the order of the JSON, which is the order of the messages. */
  labels: SentEntry[]
  annotations: SentEntry[]
  /** guid of the template process, '' if none */
  template: string
  user: string
  /** What was typed: sizes with their units. */
  typed: Partial<Record<FieldName, string>>
}

/** The form's values, the label the console added by itself, and what is known of the app's place. */
export type Sent = {
  values: TaskFormValues
  submissionLabel?: { key: string; value: string }
  known?: Known
}

function entriesOf(values: TaskFormValues, list: ListName, sent: Record<string, string> = {}): SentEntry[] {
  const rowIds = new Map(values[list].map((row) => [row.key, row.id]))
  return Object.entries(sent).map(([key, value]) => ({ key, value, rowId: rowIds.get(key) }))
}

/** The request as it went out, each label and annotation with the row it came from. */
export function sentTask({ values, submissionLabel }: Sent): SentTask {
  const request = toRequest(values, submissionLabel)
  return {
    fields: Object.keys(request),
    metadataFields: Object.keys(request.metadata ?? {}),
    // JavaScript moves keys that look like integers to the front, here and in the JSON alike.
    labels: entriesOf(values, 'labels', request.metadata?.labels),
    annotations: entriesOf(values, 'annotations', request.metadata?.annotations),
    template: values.template,
    user: values.user,
    typed: values,
  }
}

/** Any of these rows may be meant; which one, the number of equal messages tells. */
export type RowsSpot = { kind: 'rows'; list: ListName; part: 'key' | 'value'; entries: SentEntry[] }

/** A message that the request can have caused, found in a detail: where it ends and belongs. */
export type Said = { end: number; at: Spot | RowsSpot; next?: Next }

/** A message of a detail, where it begins and ends. */
export type Piece = Said & { begin: number }

/** A detail without what older Cloud Controllers put before it: `The request is semantically invalid: `. Nothing of that was typed. */
export const withoutPrefix = (detail: string): string => detail.replace(/^[A-Z][A-Za-z ]{2,60}: /, '')

/** Whether a message that ends here ends well: the detail is over, or another message follows. */
export function endsMessage(detail: string, end: number): boolean {
  return end === detail.length || (end + 2 < detail.length && detail.startsWith(', ', end))
}
