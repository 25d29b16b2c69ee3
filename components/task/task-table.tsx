import Link from 'next/link'
import { classes } from '@/components/ui/classes'
import { Cut } from '@/components/ui/cut'
import { HostileText } from '@/components/ui/hostile-text'
import { nameLinkClass } from '@/components/ui/link-class'
import { CARD_CELL, Cell, type Column, Row, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { printMegabytes } from '@/lib/size'
import { shortReason } from './failure-reason'
import { TaskDuration } from './task-duration'
import { TaskLabels } from './task-labels'
import { TaskName } from './task-name'
import { TaskState } from './task-state'

/** What a narrow page leaves out first: the task's own page has it all. */
const NO_LABELS = 'max-2xl:hidden'
const NO_MEMORY = 'max-lg:hidden'
const NO_REASON = 'max-md:hidden'

export const TASK_COLUMNS: readonly Column[] = [
  { name: 'State', width: 'w-29' },
  { name: 'Name' },
  { name: 'App', width: 'w-49 max-md:w-41' },
  { name: 'Created', width: 'w-25' },
  { name: 'Duration', width: 'w-24', numeric: true },
  { name: 'Memory', width: 'w-20', numeric: true, hidden: NO_MEMORY },
  { name: 'Reason', width: 'w-59', hidden: NO_REASON },
  { name: 'Labels', width: 'w-59', hidden: NO_LABELS },
]

type TaskTableProps = {
  /** The table's accessible name. */
  name: string
  tasks: readonly Task[]
  apps: readonly PlacedApp[]
  /** A label that is the console's own and therefore not shown. */
  hiddenLabel?: string
}

/** Tasks, one row each; on a phone two lines each. */
export function TaskTable({ name, tasks, apps, hiddenLabel }: TaskTableProps) {
  const appByGuid = new Map(apps.map((app) => [app.guid, app]))
  return (
    <Table name={name} columns={TASK_COLUMNS} cards>
      {tasks.map((task) => (
        <TaskRow key={task.guid} task={task} app={appByGuid.get(appGuidOf(task))} hiddenLabel={hiddenLabel} />
      ))}
    </Table>
  )
}

function TaskRow({ task, app, hiddenLabel }: { task: Task; app?: PlacedApp; hiddenLabel?: string }) {
  const reason = shortReason(task)
  return (
    <Row cards>
      <Cell className={classes(CARD_CELL, 'max-sm:row-span-2 max-sm:pt-0.5')}>
        <TaskState state={task.state} look="card" />
      </Cell>
      <Cell className={CARD_CELL}>
        <Link
          href={paths.task(task.guid)}
          data-tip={task.name}
          className={classes(nameLinkClass, 'tip block')}
        >
          <TaskName task={task} cut />
        </Link>
      </Cell>
      <Cell className={classes(CARD_CELL, 'max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate')}>
        <AppPlace app={app} guid={appGuidOf(task)} />
      </Cell>
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
        {printMegabytes(task.memory_in_mb)}
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
