import type { ReactNode } from 'react'
import { HostileText, plainVisible } from '@/components/ui/hostile-text'
import { Elapsed, Time } from '@/components/ui/time'
import { hasEnded, type Task } from '@/lib/resources/task'
import { TaskState, TaskStateShape } from './task-state'

/** Above it a name may be cut: the whole of it shows on hover. */
const LONG_CHARACTERS = 80

/** Name and number. A name that has no room is cut; the number, which tells two such names apart, never is. */
export function TaskName({
  task,
  cut = false,
  apart = false,
}: {
  task: Pick<Task, 'name' | 'sequence_id'>
  cut?: boolean
  /** In a heading: the number stands further off, and a name of a page is cut after three lines. */
  apart?: boolean
}) {
  const isLong = task.name.length > LONG_CHARACTERS
  return (
    <span className={cut ? 'flex min-w-0 gap-1.25' : ''}>
      <span
        title={isLong ? plainVisible(task.name) : undefined}
        className={cut ? 'min-w-0 truncate' : isLong ? 'line-clamp-3 wrap-anywhere' : 'wrap-anywhere'}
      >
        <HostileText text={task.name} />
      </span>{' '}
      <span className={apart ? 'ml-1 font-text text-text-3' : 'shrink-0 font-text text-text-3'}>
        {task.sequence_id && `#${task.sequence_id}`}
      </span>
    </span>
  )
}

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
