import { printBytesPerSecond, printMegabytes } from '../size'
import type { TaskRequest } from './to-request'
import { emptyValues, type Row, type TaskFormValues } from './values'

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
  const rate = request.log_rate_limit_in_bytes_per_second
  return {
    ...emptyValues(app),
    command: request.command ?? '',
    name: request.name ?? '',
    memory: request.memory_in_mb === undefined ? '' : printMegabytes(request.memory_in_mb),
    disk: request.disk_in_mb === undefined ? '' : printMegabytes(request.disk_in_mb),
    logRate: rate === undefined ? '' : printBytesPerSecond(BigInt(rate)),
    droplet: request.droplet_guid ?? '',
    template: request.template?.process.guid ?? '',
    user: request.user ?? '',
    labels: toRows('labels', request.metadata?.labels, submissionLabel),
    annotations: toRows('annotations', request.metadata?.annotations, submissionLabel),
  }
}
