import { TaskSkeleton } from '@/components/page-states/skeletons'

export default function Loading() {
  return <TaskSkeleton word="Reading both tasks" />
}
