import { paths } from '@/lib/paths'
import { type TaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'

/** Where a list of tasks stands: a page of its own, or an app's. */
export type ListPlace = { appGuid?: string }

/** The page of a list as an address says it. */
export function listHref({ appGuid }: ListPlace, address: TaskListAddress): string {
  const filters = writeTaskListAddress(address)
  return appGuid === undefined ? paths.tasks(filters) : paths.app(appGuid, filters)
}
