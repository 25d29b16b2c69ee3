import { HostileText, plainVisible } from '@/components/ui/hostile-text'
import type { Task } from '@/lib/resources/task'

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
