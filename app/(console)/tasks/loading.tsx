import { TableSkeleton } from '@/components/page-states/skeletons'
import { TASK_COLUMNS } from '@/components/task/task-table'

export default function Loading() {
  return <TableSkeleton columns={TASK_COLUMNS} />
}
