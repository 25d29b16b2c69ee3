import { AppSkeleton } from '@/components/page-states/skeletons'
import { TASK_COLUMNS } from '@/components/task/list/task-columns'

export default function Loading() {
  return <AppSkeleton columns={TASK_COLUMNS.filter(({ name }) => name !== 'App')} />
}
