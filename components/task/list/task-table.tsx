import Link from 'next/link'
import { memo, type ReactNode } from 'react'
import { Checkbox } from '@/components/ui/checkbox'
import { classes, nameLinkClass } from '@/components/ui/classes'
import { Cut, HostileText, plainVisible } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, type Column, Row, Table } from '@/components/ui/table'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { PlacedApp } from '@/lib/resources/app'
import { appGuidOf, shortReason, type Task } from '@/lib/resources/task'
import { printKnownMegabytes } from '@/lib/size'
import type { ChosenColumn, Order } from '@/lib/task-list/address'
import { TaskDuration, TaskName } from '../task-head'
import { TaskState } from '../task-state'
import { NO_LABELS, NO_MEMORY, NO_REASON, taskColumns } from './task-columns'

type TaskTableProps = {
  /** The table's accessible name. */
  name: string
  tasks: readonly Task[]
  apps: readonly PlacedApp[]
  columns: readonly ChosenColumn[]
  dense?: boolean
  /** Where rows can be selected: which are, and what changes that. */
  selection?: Selecting
  /** Where the order can be changed: what it is, and the address of another. */
  sorting?: { order: Order; hrefOf: (order: Order) => string }
  /** A label that is the console's own and therefore not shown. */
  hiddenLabel?: string
}

/** Rows that can be selected, once the page answers. `toggle` with `isRange` takes along what is between this row and the last one, or `from`. */
export type Selecting = {
  isAwake: boolean
  selected: { has: (guid: string) => boolean }
  toggle: (guid: string, isRange: boolean, from?: string) => void
  toggleAll: () => void
}

/** Names up to here have room nearly everywhere; a tip that repeats what one reads is noise. */
const CUT_FROM_CHARACTERS = 24

/**
 * A box of its own size around what counts on: it alone is laid out each second, not the table of hundreds of rows. Its
 * tip stands above the boxes of the next rows.
 */
const COUNTS_ON =
  'sm:block sm:h-5 sm:leading-5 sm:[contain:size_layout] has-[:hover,:focus-visible]:relative has-[:hover,:focus-visible]:z-20'

/** Tasks, one row each; on a phone two lines each. */
export function TaskTable(props: TaskTableProps) {
  const { name, tasks, apps, columns, dense, selection, hiddenLabel } = props
  const appByGuid = new Map(apps.map((app) => [app.guid, app]))
  return (
    <Table name={name} columns={headsOf(props)} dense={dense} cards>
      {tasks.map((task) => (
        <TaskRow
          key={task.guid}
          task={task}
          app={appByGuid.get(appGuidOf(task))}
          columns={columns}
          toggle={selection?.toggle}
          isAwake={selection?.isAwake ?? false}
          isSelected={selection?.selected.has(task.guid) ?? false}
          hiddenLabel={hiddenLabel}
        />
      ))}
    </Table>
  )
}

/** What the API can order by, by the name of its column. */
const SORTED: Record<string, readonly [Order, Order] | undefined> = {
  Created: ['-created_at', 'created_at'],
  Updated: ['-updated_at', 'updated_at'],
}

function headsOf({ tasks, columns, selection, sorting }: TaskTableProps): Column[] {
  const heads = taskColumns(columns).map((column) => {
    const orders = SORTED[column.name]
    if (!sorting || !orders) return column
    const [newestFirst, oldestFirst] = orders
    const isNewestFirst = sorting.order === newestFirst
    return {
      ...column,
      descends: isNewestFirst,
      ascends: sorting.order === oldestFirst,
      head: (
        <Link
          href={sorting.hrefOf(isNewestFirst ? oldestFirst : newestFirst)}
          prefetch={false}
          title={isNewestFirst ? 'Show the oldest first' : 'Show the newest first'}
          className="rounded-1 hover:text-text"
        >
          {column.name}
        </Link>
      ),
    }
  })
  if (!selection) return heads
  const count = tasks.filter(({ guid }) => selection.selected.has(guid)).length
  const head = (
    <Checkbox
      name="Select all tasks of this page"
      checked={count > 0 && count === tasks.length}
      isPart={count > 0 && count < tasks.length}
      disabled={!selection.isAwake}
      onPress={selection.toggleAll}
    />
  )
  return [{ name: 'Selected', width: 'w-9', head }, ...heads]
}

type TaskRowProps = {
  task: Task
  app?: PlacedApp
  columns: readonly ChosenColumn[]
  isSelected: boolean
  isAwake: boolean
  toggle?: Selecting['toggle']
  hiddenLabel?: string
}

/** Drawn again only where something of it changed: lists have hundreds, and are looked at all day. */
const TaskRow = memo(function TaskRow(props: TaskRowProps) {
  const { task, app, columns, isSelected, isAwake, toggle, hiddenLabel } = props
  const cells: Record<ChosenColumn, () => ReactNode> = {
    app: () => (
      <Cell key="app" className={classes(CARD_CELL, 'max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate')}>
        <AppPlace app={app} guid={appGuidOf(task)} />
      </Cell>
    ),
    created: () => (
      <Cell
        key="created"
        quiet
        className={classes(
          CARD_CELL,
          'max-sm:col-start-3 max-sm:row-start-2 max-sm:text-right max-sm:text-12',
        )}
      >
        <span className={COUNTS_ON}>
          <Time at={task.created_at} />
        </span>
      </Cell>
    ),
    updated: () => (
      <Cell key="updated" quiet className={classes(NO_MEMORY, 'max-sm:hidden')}>
        <span className={COUNTS_ON}>
          <Time at={task.updated_at} />
        </span>
      </Cell>
    ),
    duration: () => (
      <Cell key="duration" numeric className={classes(CARD_CELL, 'max-sm:col-start-3 max-sm:row-start-1')}>
        <span className={COUNTS_ON}>
          <TaskDuration task={task} />
        </span>
      </Cell>
    ),
    memory: () => (
      <Cell key="memory" numeric className={NO_MEMORY}>
        {printKnownMegabytes(task.memory_in_mb)}
      </Cell>
    ),
    disk: () => (
      <Cell key="disk" numeric className={NO_MEMORY}>
        {printKnownMegabytes(task.disk_in_mb)}
      </Cell>
    ),
    reason: () => (
      <Cell key="reason" className={NO_REASON}>
        <Reason task={task} />
      </Cell>
    ),
    labels: () => (
      <Cell key="labels" className={NO_LABELS}>
        <TaskLabels labels={task.metadata.labels} hidden={hiddenLabel} />
      </Cell>
    ),
  }
  return (
    <Row cards name={task.guid} selected={isSelected}>
      {toggle && (
        <Cell className={classes(CARD_CELL, 'max-sm:col-start-1 max-sm:row-start-2')}>
          <Checkbox
            name={`Select ${plainVisible(task.name)} #${task.sequence_id}`}
            checked={isSelected}
            disabled={!isAwake}
            onPress={(event) => toggle(task.guid, event.shiftKey)}
          />
        </Cell>
      )}
      <Cell
        className={classes(
          CARD_CELL,
          'max-sm:pt-0.5',
          toggle ? 'max-sm:col-start-1 max-sm:row-start-1' : 'max-sm:row-span-2',
        )}
      >
        <TaskState task={task} look="card" />
      </Cell>
      <Cell className={classes(CARD_CELL, !columns.includes('app') && 'max-sm:row-span-2')}>
        <Link
          href={paths.task(task.guid)}
          prefetch={false}
          data-tip={task.name.length > CUT_FROM_CHARACTERS ? plainVisible(task.name) : undefined}
          className={classes(nameLinkClass, 'tip block')}
        >
          <TaskName task={task} cut />
        </Link>
        <Command task={task} />
      </Cell>
      {columns.map((column) => cells[column]())}
    </Row>
  )
})

/** An app's own list tells commands to those who may read them. */
function Command({ task: { command } }: { task: Task }) {
  if (!command) return null
  return (
    <span
      title={plainVisible(command)}
      className="block truncate font-mono text-12 leading-3.5 text-text-3 group-data-dense/table:hidden"
    >
      <HostileText text={command} />
    </span>
  )
}

function Reason({ task }: { task: Task }) {
  const reason = shortReason(task)
  return reason ? <Cut text={reason} mono /> : null
}

function AppPlace({ app, guid }: { app?: PlacedApp; guid: string }) {
  if (!app) return <span className="block truncate font-mono text-12 text-text-3">{guid}</span>
  const place = `${app.organization.name} / ${app.space.name}`
  return (
    <>
      <span
        title={plainVisible(place)}
        className="block truncate max-sm:mr-1 max-sm:inline max-sm:text-12 max-sm:text-text-2"
      >
        <HostileText text={app.name} />
      </span>{' '}
      <span className="block truncate text-12 leading-3.5 text-text-3 group-data-dense/table:hidden max-sm:inline">
        <HostileText text={place} />
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
