import { TableSkeleton } from '@/components/page-states/skeletons'
import { Page } from '@/components/shell/page'
import { TASK_COLUMNS } from '@/components/task/list/task-columns'

export default function Loading() {
  return (
    <Page heading="Tasks">
      <TableSkeleton columns={TASK_COLUMNS} />
    </Page>
  )
}
