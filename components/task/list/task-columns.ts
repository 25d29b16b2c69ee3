import type { Column } from '@/components/ui/table'
import { type ChosenColumn, DEFAULT_COLUMNS } from '@/lib/task-list/address'

/** What a narrow page leaves out first: the task's own page has it all. */
export const NO_LABELS = '@max-seven:hidden'
export const NO_MEMORY = '@max-six:hidden'
export const NO_REASON = '@max-five:hidden'

/** Columns that may be chosen, as the table shows them. */
export const CHOSEN: Record<ChosenColumn, Column> = {
  app: { name: 'App', width: 'w-49 max-md:w-41' },
  created: { name: 'Created', width: 'w-25' },
  updated: { name: 'Updated', width: 'w-25', hidden: NO_MEMORY },
  duration: { name: 'Duration', width: 'w-24', numeric: true },
  memory: { name: 'Memory', width: 'w-20', numeric: true, hidden: NO_MEMORY },
  disk: { name: 'Disk', width: 'w-20', numeric: true, hidden: NO_MEMORY },
  reason: { name: 'Reason', width: 'w-59', hidden: NO_REASON },
  labels: { name: 'Labels', width: 'w-59', hidden: NO_LABELS },
}

/** The columns of a table of tasks in their order: those that always stand, then the chosen ones. */
export const taskColumns = (chosen: readonly ChosenColumn[]): Column[] => [
  { name: 'State', width: 'w-29' },
  { name: 'Name' },
  ...chosen.map((name) => CHOSEN[name]),
]

/** Apart from the table: a page on its way has the columns, and needs nothing of what else is in a row. */
export const TASK_COLUMNS: readonly Column[] = taskColumns(DEFAULT_COLUMNS)
