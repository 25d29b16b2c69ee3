import * as z from 'zod/mini'
import { FIELDS, forEveryField, isSent, recordOf, SENT_FIELDS } from './fields'
import { KINDS } from './kinds'
import type { TaskRequest } from './to-request'
import type { Row, TaskFormValues } from './values'

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
