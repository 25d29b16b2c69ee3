import type { Column } from '@/components/ui/table'

/** What a narrow page leaves out first: the task's own page has it all. */
export const NO_LABELS = '@max-seven:hidden'
export const NO_MEMORY = '@max-six:hidden'
export const NO_REASON = '@max-five:hidden'

/** Apart from the table: a page on its way has the columns, and needs nothing of what else is in a row. */
export const TASK_COLUMNS: readonly Column[] = [
  { name: 'State', width: 'w-29' },
  { name: 'Name' },
  { name: 'App', width: 'w-49 max-md:w-41' },
  { name: 'Created', width: 'w-25' },
  { name: 'Duration', width: 'w-24', numeric: true },
  { name: 'Memory', width: 'w-20', numeric: true, hidden: NO_MEMORY },
  { name: 'Reason', width: 'w-59', hidden: NO_REASON },
  { name: 'Labels', width: 'w-59', hidden: NO_LABELS },
]
