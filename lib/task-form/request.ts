import * as z from 'zod/mini'
import {
  FIELDS,
  forEveryField,
  isGiven,
  isSent,
  LIST_NAMES,
  LISTS,
  type ListName,
  type RequestName,
  type Row,
  recordOf,
  SENT_FIELDS,
  type TaskFormValues,
} from './fields'
import { KINDS, type SentValue } from './kinds'

/** The body of POST /v3/apps/{guid}/tasks, as app/messages/task_create_message.rb knows it. */
type TaskRequest = Partial<Record<RequestName, SentValue>> & {
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

const sentValue = z.union([z.string(), z.number(), z.object({ process: z.object({ guid: z.string() }) })])
const entries = z.optional(z.record(z.string(), z.string()))

/** A request as we wrote it. */
export const taskRequestSchema = z.object({
  ...recordOf(
    SENT_FIELDS.map((field) => FIELDS[field].request.name),
    () => z.optional(sentValue),
  ),
  metadata: z.optional(z.object({ labels: entries, annotations: entries })),
})

function toRows(list: string, entries: Record<string, string> | undefined, dropKey: string): Row[] {
  return Object.entries(entries ?? {})
    .filter(([key]) => key !== dropKey || list !== 'labels')
    .map(([key, value], index) => ({ id: `${list}-${index}`, key, value }))
}

/**
 * The form that would send this request: the reverse of `toRequest`, for "create again with
 * changes". The label named `submissionLabel` is left out, so that a copy is a submission of its own.
 */
export function fromRequest(request: TaskRequest, app: string, submissionLabel = ''): TaskFormValues {
  const { metadata } = request
  return {
    ...forEveryField((field) => {
      if (!isSent(field)) return app
      const { kind, request: sent } = FIELDS[field]
      return KINDS[kind].fromSent(request[sent.name]) ?? ''
    }),
    labels: toRows('labels', metadata?.labels, submissionLabel),
    annotations: toRows('annotations', metadata?.annotations, submissionLabel),
  }
}

/**
 * In words, what of the form's values can be in no request, and so in no copy of one: a size that can't be read, a row
 * whose key another row gives again (of two the later counts, as in any JSON object).
 */
export function leftOutOfRequest(values: TaskFormValues): string[] {
  return [
    ...SENT_FIELDS.flatMap((field) => {
      const text = values[field].trim()
      const isLeftOut = text !== '' && KINDS[FIELDS[field].kind].toSent(values[field]) === undefined
      return isLeftOut ? [`${FIELDS[field].word} ${text}`] : []
    }),
    ...LIST_NAMES.flatMap((list) => overridden(list, values[list])),
  ]
}

function overridden(list: ListName, rows: readonly Row[]): string[] {
  return rows.flatMap((row, index) => {
    const again = isGiven(row) ? rows.findLastIndex((one) => isGiven(one) && one.key === row.key) : index
    return again === index
      ? []
      : [`${LISTS[list].word} row ${index + 1}, since row ${again + 1} has the key ${row.key} too`]
  })
}
