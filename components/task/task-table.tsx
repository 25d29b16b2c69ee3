import Link from 'next/link'
import type { ReactNode } from 'react'
import { classes, nameLinkClass } from '@/components/ui/classes'
import { Cut, HostileText, plainVisible } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, Row, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { printKnownMegabytes } from '@/lib/size'
import { shortReason } from './failure'
import { NO_LABELS, NO_MEMORY, NO_REASON, TASK_COLUMNS } from './task-columns'
import { TaskDuration, TaskName } from './task-head'
import { TaskState } from './task-state'

type TaskTableProps = {
  /** The table's accessible name. */
  name: string
  tasks: readonly Task[]
  apps: readonly PlacedApp[]
  /** All are of one app, which the page names: without the column. */
  ofOneApp?: boolean
  /** A label that is the console's own and therefore not shown. */
  hiddenLabel?: string
}

/** Names up to here have room nearly everywhere; a tip that repeats what one reads is noise. */
const CUT_FROM_CHARACTERS = 24

/** Tasks, one row each; on a phone two lines each. */
export function TaskTable({ name, tasks, apps, ofOneApp = false, hiddenLabel }: TaskTableProps) {
  const appByGuid = new Map(apps.map((app) => [app.guid, app]))
  const columns = ofOneApp ? TASK_COLUMNS.filter((column) => column.name !== 'App') : TASK_COLUMNS
  return (
    <Table name={name} columns={columns} cards>
      {tasks.map((task) => (
        <TaskRow
          key={task.guid}
          task={task}
          place={!ofOneApp && <AppPlace app={appByGuid.get(appGuidOf(task))} guid={appGuidOf(task)} />}
          hiddenLabel={hiddenLabel}
        />
      ))}
    </Table>
  )
}

type TaskRowProps = { task: Task; place: ReactNode; hiddenLabel?: string }

function TaskRow({ task, place, hiddenLabel }: TaskRowProps) {
  const reason = shortReason(task)
  return (
    <Row cards>
      <Cell className={classes(CARD_CELL, 'max-sm:row-span-2 max-sm:pt-0.5')}>
        <TaskState task={task} look="card" />
      </Cell>
      <Cell className={CARD_CELL}>
        <Link
          href={paths.task(task.guid)}
          data-tip={task.name.length > CUT_FROM_CHARACTERS ? plainVisible(task.name) : undefined}
          className={classes(nameLinkClass, 'tip block')}
        >
          <TaskName task={task} cut />
        </Link>
      </Cell>
      {place && (
        <Cell className={classes(CARD_CELL, 'max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate')}>
          {place}
        </Cell>
      )}
      <Cell
        quiet
        className={classes(
          CARD_CELL,
          'max-sm:col-start-3 max-sm:row-start-2 max-sm:text-right max-sm:text-12',
        )}
      >
        <Time at={task.created_at} />
      </Cell>
      <Cell numeric className={classes(CARD_CELL, 'max-sm:col-start-3 max-sm:row-start-1')}>
        <TaskDuration task={task} />
      </Cell>
      <Cell numeric className={NO_MEMORY}>
        {printKnownMegabytes(task.memory_in_mb)}
      </Cell>
      <Cell className={NO_REASON}>{reason && <Cut text={reason} mono />}</Cell>
      <Cell className={NO_LABELS}>
        <TaskLabels labels={task.metadata.labels} hidden={hiddenLabel} />
      </Cell>
    </Row>
  )
}

function AppPlace({ app, guid }: { app?: PlacedApp; guid: string }) {
  if (!app) return <span className="font-mono text-12 text-text-3">{guid}</span>
  return (
    <>
      <span className="block truncate max-sm:mr-1 max-sm:inline max-sm:text-12 max-sm:text-text-2">
        <HostileText text={app.name} />
      </span>{' '}
      <span className="block truncate text-12 leading-3.5 text-text-3 max-sm:inline">
        <HostileText text={`${app.organization.name} / ${app.space.name}`} />
      </span>
    </>
  )
}

type TaskLabelsProps = { labels: Record<string, string | null>; hidden?: string }

/** The first label of a row, and how many more there are. */
function TaskLabels({ labels, hidden }: TaskLabelsProps) {
  const [first, ...more] = Object.entries(labels).filter(([key]) => key !== hidden)
  if (!first) return null
  return (
    <span className="flex min-w-0 gap-1">
      <Tag name={first[0]} value={first[1] ?? ''} />
      {more.length > 0 && (
        <span
          title={more.map(([key, value]) => `${key}=${value ?? ''}`).join('\n')}
          className="inline-flex h-5 shrink-0 items-center rounded-1 px-1.5 font-mono text-12 text-text-2 ring-1 ring-edge ring-inset"
        >
          +{more.length}
          <span className="sr-only"> more labels</span>
        </span>
      )}
    </span>
  )
}
