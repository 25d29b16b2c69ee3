import type { Task } from '../../resources/task'
import { fromTask } from '../from-task'
import { toRequestText } from '../request'
import { asCf, asCurl } from './as-line'

export type TaskCopyKind = 'cf' | 'curl' | 'JSON'

type Around = {
  appName: string
  /** The origin of the API. */
  api: string
  submissionLabel: string
  /** The app's current droplet, where it is known. */
  currentDropletGuid: string | undefined
}

/** What cf takes by itself, and has no flag for. */
const DEFAULT_USER = 'vcap'

/**
 * A task as the request that makes another like it: for the cf CLI, for curl, or its body; with what to know of it. Made
 * of the task alone, so for those too that were made elsewhere, and never with the console's own label (P14).
 */
export function copyOfTask(
  kind: TaskCopyKind,
  task: Task,
  { appName, api, submissionLabel, currentDropletGuid }: Around,
): { text: string; note: string } {
  const values = fromTask(task, { droplet: task.droplet_guid ?? '', submissionLabel })
  const hidden = task.command ? '' : 'The command is not in it: it is shown to space developers.'
  if (kind === 'JSON') return { text: toRequestText(values, undefined, 2), note: hidden }
  if (kind === 'curl') return { text: asCurl(values, api), note: hidden }
  const copy = asCf(
    {
      ...values,
      user: values.user === DEFAULT_USER ? '' : values.user,
      droplet: values.droplet === currentDropletGuid ? '' : values.droplet,
    },
    { appName },
  )
  return {
    text: copy.line,
    note: [hidden, copy.kind === 'curl' ? `${copy.why} So it is cf curl.` : ''].filter(Boolean).join(' '),
  }
}
