import * as z from 'zod/mini'
import { paths } from '@/lib/paths'
import { apiErrorSchema } from '@/lib/resources/api-error'
import { type Task, taskSchema } from '@/lib/resources/task'
import { getJson } from './get-json'

/** What is shown of a task that is to be cancelled. */
export type CancelableTask = Pick<Task, 'guid' | 'name' | 'sequence_id' | 'state' | 'result'>

const cancelableListSchema = z.object({ tasks: z.array(taskSchema), total: z.number() })

/**
 * Every task under way that fits the address's filters, not of the page alone: at most a thousand of `total`. Throws
 * ReadError.
 */
export const readCancelable = (
  filters: string,
  appGuid?: string,
): Promise<{ tasks: CancelableTask[]; total: number }> =>
  getJson(paths.api.cancelableTasks(filters, appGuid), cancelableListSchema)

/** What became of the wish to cancel one task: the state after it, or why not. */
export const cancelledSchema = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('taken'), guid: z.string(), state: z.string() }),
  z.object({
    kind: z.literal('not-taken'),
    guid: z.string(),
    errors: z.array(apiErrorSchema),
    detail: z.string(),
  }),
])
export type Cancelled = z.infer<typeof cancelledSchema>

/**
 * Has tasks cancelled, one after another, and gives what became of each as soon as it is known: lines of JSON. Ends
 * early where the console can no longer be read; what was not told then may or may not have been asked.
 */
export async function* cancelTasks(guids: readonly string[], signal: AbortSignal): AsyncGenerator<Cancelled> {
  const response = await fetch(paths.api.cancelTasks, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ guids }),
    signal,
  })
  if (!response.ok || !response.body) throw new Error(`The console answered ${response.status}.`)
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader()
  let rest = ''
  for (;;) {
    const { done, value } = await reader.read()
    const lines = `${rest}${value ?? ''}`.split('\n')
    rest = done ? '' : (lines.pop() ?? '')
    for (const line of lines) if (line !== '') yield cancelledSchema.parse(JSON.parse(line))
    if (done) return
  }
}
