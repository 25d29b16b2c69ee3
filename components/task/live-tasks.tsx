'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { NotReadable } from '@/components/page-states/not-shown'
import { buttonClass } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { type TaskList, taskListQuery } from '@/lib/queries/task-list'
import type { PlacedApp } from '@/lib/resources/app'
import { counted, printCount } from '@/lib/words'
import { TaskTable } from './task-table'

type LiveTasksProps = {
  initial: TaskList
  /** The one app whose tasks these are; else they are of every app one may read. */
  app?: Pick<PlacedApp, 'guid' | 'name'>
  hiddenLabel?: string
}

/** The newest tasks, as they change. When they can't be read any more, the last known ones stay, with their age. */
export function LiveTasks({ initial, app, hiddenLabel }: LiveTasksProps) {
  const { data, dataUpdatedAt, isError } = useQuery({ ...taskListQuery(app?.guid), initialData: initial })
  if (data.tasks.length === 0 && data.unreadable.length === 0) return <NoTasks app={app} />
  return (
    <>
      <p className="mb-3 flex flex-wrap justify-between gap-x-4 text-13 text-text-3">
        <span>
          <span className="text-text tabular-nums">{counted(data.total, 'task')}</span>
          {data.total > data.tasks.length + data.unreadable.length &&
            `, the newest ${printCount(data.tasks.length + data.unreadable.length)}`}
        </span>
        {isError && (
          <span role="status" className="text-careful-text">
            Not read since <Time at={new Date(dataUpdatedAt).toISOString()} />. It is tried again.
          </span>
        )}
      </p>
      <NotReadable guids={data.unreadable} />
      <TaskTable
        name="Tasks"
        tasks={data.tasks}
        apps={data.apps}
        ofOneApp={app !== undefined}
        hiddenLabel={hiddenLabel}
      />
    </>
  )
}

function NoTasks({ app }: { app: LiveTasksProps['app'] }) {
  return (
    <Empty
      title="Nothing has run here yet"
      action={
        <Link href={paths.newTask(app?.guid)} className={buttonClass()}>
          Create task
        </Link>
      }
    >
      Tasks created here, with cf or by another console are listed as soon as the API knows them.
    </Empty>
  )
}
