import type { Task } from '../resources/task'
import type { RequestName, TaskFormValues } from './fields'
import { fromRequest } from './request'

type Told = Pick<
  Task,
  | 'name'
  | 'command'
  | 'user'
  | 'memory_in_mb'
  | 'disk_in_mb'
  | 'log_rate_limit_in_bytes_per_second'
  | 'relationships'
  | 'metadata'
>

/** What a task does not tell of itself, or what must be decided: the template it took values of, and the droplet. */
type Besides = {
  template?: string
  droplet?: string
  /** The console's own label, which a copy never carries (P14); '' where it sets none. */
  submissionLabel: string
}

/** What an API makes up where nobody gives a name: eight hex digits, on Korifi the task's guid. */
const MADE_NAME = /^(?:[0-9a-f]{8}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

/** Korifi's own, among those of the operators. Other subdomains of that domain are anybody's on a Cloud Controller. */
const OF_PLATFORM = 'korifi.cloudfoundry.org/'

/** Whether a label or annotation is the platform's: nobody can set or change it. */
export const isOfPlatform = (key: string): boolean => key.startsWith(OF_PLATFORM)

/**
 * The form that asks for the same task again: every value as the task has it, a made-up name left to the API. What the
 * API hides or does not know (a command, a user) stays empty.
 */
export function fromTask(
  task: Told,
  { template = '', droplet = '', submissionLabel }: Besides,
): TaskFormValues {
  // One entry for each field of the request: the compiler asks for a new one here.
  const request: Record<RequestName, string | number | { process: { guid: string } } | undefined> = {
    template: { process: { guid: template } },
    droplet_guid: droplet,
    command: task.command ?? undefined,
    name: MADE_NAME.test(task.name) ? undefined : task.name,
    user: task.user ?? undefined,
    memory_in_mb: task.memory_in_mb ?? undefined,
    disk_in_mb: task.disk_in_mb ?? undefined,
    log_rate_limit_in_bytes_per_second: task.log_rate_limit_in_bytes_per_second ?? undefined,
  }
  const metadata = {
    labels: settable(task.metadata.labels),
    annotations: settable(task.metadata.annotations),
  }
  return fromRequest({ ...request, metadata }, task.relationships.app.data.guid, submissionLabel)
}

const settable = (entries: Record<string, string | null>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(entries).flatMap(([key, value]) => (isOfPlatform(key) ? [] : [[key, value ?? '']])),
  )
