import type { TaskFormValues } from '../values'
import { jsonArgument } from './json-argument'
import { shellQuote } from './shell-quote'

/**
 * The same submission as a `curl` line for a POSIX shell. `api` is the origin of the API. The token
 * is never in it: the cf CLI is asked for it when the line runs.
 */
export function asCurl(values: TaskFormValues, api: string): string {
  return [
    `curl -X POST ${shellQuote(`${api}/v3/apps/${values.app}/tasks`)}`,
    '-H "Authorization: $(cf oauth-token)"',
    "-H 'Content-Type: application/json'",
    `--data-raw ${jsonArgument(values)}`,
  ].join(' \\\n  ')
}
