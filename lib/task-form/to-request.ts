import { FIELDS, type RequestName, SENT_FIELDS } from './fields'
import { KINDS, type SentValue } from './kinds'
import type { Row, TaskFormValues } from './values'
import { isGiven } from './values'

/** The body of POST /v3/apps/{guid}/tasks, as app/messages/task_create_message.rb knows it. */
export type TaskRequest = Partial<Record<RequestName, SentValue>> & {
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
}

/** Own properties whatever the key is (`__proto__` too), since `fromEntries` defines and does not assign. */
function toObject(rows: { key: string; value: string }[]): Record<string, string> | undefined {
  return rows.length === 0 ? undefined : Object.fromEntries(rows.map(({ key, value }) => [key, value]))
}

function given(rows: Row[]): Row[] {
  return rows.filter(isGiven)
}

function toMetadata(
  values: TaskFormValues,
  submissionLabel: { key: string; value: string } | undefined,
): TaskRequest['metadata'] {
  const labels = toObject([...given(values.labels), ...(submissionLabel ? [submissionLabel] : [])])
  const annotations = toObject(given(values.annotations))
  if (!labels && !annotations) return undefined
  return { ...(labels && { labels }), ...(annotations && { annotations }) }
}

/**
 * The request that the form's values ask for. What is empty is not there at all, since the API
 * takes null for an error or for another wish. Expects checked values: a size that cannot be read
 * is left out. `submissionLabel` is added after the rows.
 */
export function toRequest(
  values: TaskFormValues,
  submissionLabel?: { key: string; value: string },
): TaskRequest {
  const request: TaskRequest = {}
  for (const field of SENT_FIELDS) {
    const { kind, request: sent } = FIELDS[field]
    const value = KINDS[kind].toSent(values[field])
    if (value !== undefined) request[sent.name] = value
  }
  const metadata = toMetadata(values, submissionLabel)
  return metadata ? { ...request, metadata } : request
}

/** The exact text that is sent: every digit of a log rate, every key as it is. `indent` for reading. */
export function toRequestText(
  values: TaskFormValues,
  submissionLabel?: { key: string; value: string },
  indent?: number,
): string {
  return JSON.stringify(toRequest(values, submissionLabel), null, indent)
}
