import type { ReactNode } from 'react'
import { Elapsed, Time } from '@/components/ui/time'
import { hasEnded, type Task } from '@/lib/resources/task'
import { TaskName } from './task-name'
import { TaskState, TaskStateShape } from './task-state'

/** What a task's page is headed with: shape, name, number. */
export function TaskHeading({ task }: { task: Task }) {
  return (
    <span className="flex items-start gap-3">
      <span className="flex h-9 shrink-0 items-center max-sm:h-7">
        <TaskStateShape task={task} size="title" />
      </span>
      <span className="min-w-0">
        <TaskName task={task} apart />
      </span>
    </span>
  )
}

/** State and times in one line, as they change. `children` are further words of the caller's. */
export function TaskMeta({ task, children }: { task: Task; children?: ReactNode }) {
  const ended = hasEnded(task)
  return (
    <div className="flex flex-wrap gap-x-5 gap-y-1 text-13 text-text-2">
      <span>
        <span role="status" className="mr-1.5">
          <TaskState task={task} look="line" />
        </span>
        {ended && 'after '}
        <TaskDuration task={task} />
        {(task.state === 'RUNNING' || task.state === 'CANCELING') && ' so far'}
      </span>
      <span>
        {ended ? 'ended ' : 'created '}
        <Time at={ended ? task.updated_at : task.created_at} />
      </span>
      {children}
    </div>
  )
}

/** From creation to the end as the API knows them; counts on while the task runs. Nothing ran yet: a dash. */
export function TaskDuration({ task }: { task: Pick<Task, 'state' | 'created_at' | 'updated_at'> }) {
  if (hasEnded(task)) return <Elapsed from={task.created_at} to={task.updated_at} />
  if (task.state === 'RUNNING' || task.state === 'CANCELING') return <Elapsed from={task.created_at} />
  return <span className="text-text-3">–</span>
}
