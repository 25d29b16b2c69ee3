import type { ReactNode } from 'react'
import { useEffect } from 'react'
import { HostileText, plainVisible } from '@/components/ui/hostile-text'
import { Elapsed, Time } from '@/components/ui/time'
import { hasEnded, stateWord, type Task } from '@/lib/resources/task'
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

/** State and times in one line, as they change. `usual` stands beside how long it took; `children` are further words. */
export function TaskMeta({ task, usual, children }: { task: Task; usual?: ReactNode; children?: ReactNode }) {
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
        {usual}
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

/** The states' shapes as an icon. It stands on light and dark tabs alike, so its colours are of neither theme. */
const RING = (color: string, more = '') =>
  `<circle cx="8" cy="8" r="5.75" fill="none" stroke="${color}" stroke-width="2.25" ${more}/>`
const DISC = (color: string, path: string) =>
  `<circle cx="8" cy="8" r="7.5" fill="${color}"/><path d="${path}" fill="none" stroke="#fff" stroke-width="2" stroke-linecap="round" stroke-linejoin="round"/>`
const ICONS = new Map([
  ['PENDING', RING('#3b82c4')],
  ['RUNNING', RING('#3b82c4', 'stroke-dasharray="27.1 36.2"')],
  ['CANCELING', `${RING('#b7791f')}<path d="M5 8h6" stroke="#b7791f" stroke-width="2.25"/>`],
  ['SUCCEEDED', DISC('#2f8f5b', 'm4.9 8.3 2.1 2.1 4.1-4.5')],
  ['cancelled', `${RING('#7c8791')}<path d="M5 8h6" stroke="#7c8791" stroke-width="2.25"/>`],
  ['FAILED', DISC('#d1453b', 'm5.6 5.6 4.8 4.8m0-4.8-4.8 4.8')],
])

const iconOf = (state: string): string =>
  `data:image/svg+xml,${encodeURIComponent(
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 16 16">${ICONS.get(state) ?? RING('#7c8791')}</svg>`,
  )}`

/**
 * Lets the browser's tab say what the page shows: state and name of the task, and the state's shape. Who waits for a
 * task looks at something else meanwhile. Gives the tab back when the page no longer shows the task.
 */
export function useTaskTab(task: Pick<Task, 'state' | 'name' | 'result'> | undefined): void {
  const title = task && plainVisible(`${stateWord(task)} ${task.name} · CF Task Console`)
  const icon = task && iconOf(stateWord(task))
  // The tab is outside of React: title and icon are the document's.
  useEffect(() => {
    if (title === undefined || icon === undefined) return
    const link = document.querySelector<HTMLLinkElement>('link[rel~="icon"]')
    const before = { title: document.title, icon: link?.href }
    document.title = title
    if (link) link.href = icon
    return () => {
      // The next page may have said its own by now.
      if (document.title === title) document.title = before.title
      if (link && before.icon !== undefined && link.href === icon) link.href = before.icon
    }
  }, [title, icon])
}
