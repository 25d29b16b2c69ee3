import { Elapsed } from '@/components/ui/elapsed'
import type { Task } from '@/lib/resources/task'
import { hasEnded } from '@/lib/resources/task'

/** From creation to the end as the API knows them; counts on while the task runs. Nothing ran yet: a dash. */
export function TaskDuration({ task }: { task: Pick<Task, 'state' | 'created_at' | 'updated_at'> }) {
  if (hasEnded(task)) return <Elapsed from={task.created_at} to={task.updated_at} />
  if (task.state === 'RUNNING' || task.state === 'CANCELING') return <Elapsed from={task.created_at} />
  return <span className="text-text-3">–</span>
}
