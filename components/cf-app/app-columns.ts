import type { Column } from '@/components/ui/table'

/** Apart from the table: a page on its way has the columns, and needs nothing of what else is in a row. */
export const APP_COLUMNS: readonly Column[] = [
  { name: 'Name' },
  { name: 'Organization / space' },
  { name: 'State', width: 'w-29' },
  { name: 'Droplet', width: 'w-25', hidden: 'max-md:hidden' },
  { name: 'Actions', width: 'w-41', numeric: true, nameHidden: true },
]
