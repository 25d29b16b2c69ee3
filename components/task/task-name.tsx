import { HostileText } from '@/components/ui/hostile-text'
import type { Task } from '@/lib/resources/task'

/** Name and number. A name that has no room is cut; the number, which tells two such names apart, never is. */
export function TaskName({
  task,
  cut = false,
  apart = false,
}: {
  task: Pick<Task, 'name' | 'sequence_id'>
  cut?: boolean
  /** In a heading: the number stands further off. */
  apart?: boolean
}) {
  return (
    <span className={cut ? 'flex min-w-0 gap-1.25' : ''}>
      <span className={cut ? 'min-w-0 truncate' : 'wrap-anywhere'}>
        <HostileText text={task.name} />
      </span>{' '}
      <span className={apart ? 'ml-1 font-text text-text-3' : 'shrink-0 font-text text-text-3'}>
        {task.sequence_id && `#${task.sequence_id}`}
      </span>
    </span>
  )
}
