import { isGuid } from '@/lib/resources/fact'
import { readTaskListAddress, type TaskListAddress } from '@/lib/task-list/address'

/**
 * The list that a route is asked for: its filters, and the app that `of` names. Undefined where a filter makes no sense:
 * a page can say what it left out, a route would give more than was asked for.
 */
export function questionOf(request: Request): { address: TaskListAddress; appGuid?: string } | undefined {
  const parameters = new URL(request.url).searchParams
  const appGuid = parameters.get('of') ?? undefined
  parameters.delete('of')
  const { address, wrong } = readTaskListAddress(parameters)
  if (wrong.length > 0 || (appGuid !== undefined && !isGuid(appGuid))) return undefined
  return { address, appGuid }
}
