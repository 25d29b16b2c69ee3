import { parseBytesPerSecond, parseMegabytes } from '../size'
import { isGiven, type Row, type TaskFormValues } from './values'

/** The body of POST /v3/apps/{guid}/tasks, as app/messages/task_create_message.rb knows it. */
export type TaskRequest = {
  command?: string
  name?: string
  memory_in_mb?: number
  disk_in_mb?: number
  /** A text beyond 2^53: the API takes both, and a number would lose digits in JavaScript. */
  log_rate_limit_in_bytes_per_second?: number | string
  droplet_guid?: string
  template?: { process: { guid: string } }
  user?: string
  metadata?: { labels?: Record<string, string>; annotations?: Record<string, string> }
}

function megabytes(text: string): number | undefined {
  const size = parseMegabytes(text)
  return size.kind === 'ok' ? size.megabytes : undefined
}

function bytesPerSecond(text: string): number | string | undefined {
  const rate = parseBytesPerSecond(text)
  if (rate.kind === 'wrong') return undefined
  return rate.bytesPerSecond > Number.MAX_SAFE_INTEGER
    ? `${rate.bytesPerSecond}`
    : Number(rate.bytesPerSecond)
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
  const request: TaskRequest = {
    command: values.command || undefined,
    name: values.name || undefined,
    memory_in_mb: megabytes(values.memory),
    disk_in_mb: megabytes(values.disk),
    log_rate_limit_in_bytes_per_second: bytesPerSecond(values.logRate),
    droplet_guid: values.droplet || undefined,
    template: values.template ? { process: { guid: values.template } } : undefined,
    user: values.user || undefined,
    metadata: toMetadata(values, submissionLabel),
  }
  for (const name of REQUEST_FIELDS) if (request[name] === undefined) delete request[name]
  return request
}

/** The fields of a request in the order in which `toRequest` writes them. */
export const REQUEST_FIELDS = [
  'command',
  'name',
  'memory_in_mb',
  'disk_in_mb',
  'log_rate_limit_in_bytes_per_second',
  'droplet_guid',
  'template',
  'user',
  'metadata',
] as const

/** The exact text that is sent: every digit of a log rate, every key as it is. `indent` for reading. */
export function toRequestText(
  values: TaskFormValues,
  submissionLabel?: { key: string; value: string },
  indent?: number,
): string {
  return JSON.stringify(toRequest(values, submissionLabel), null, indent)
}
