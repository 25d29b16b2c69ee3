import { AppSkeleton } from '@/components/page-states/skeletons'
import { TASK_COLUMNS } from '@/components/task/task-columns'

export default function Loading() {
  return <AppSkeleton columns={TASK_COLUMNS.filter(({ name }) => name !== 'App')} />
}
