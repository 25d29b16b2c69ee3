'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import { type ReactNode, useMemo, useRef } from 'react'
import { NotRead } from '@/components/page-states/not-read'
import { NotReadable } from '@/components/page-states/not-shown'
import { focusHeading } from '@/components/shell/focus-heading'
import { buttonClass } from '@/components/ui/button'
import { useRowKeys } from '@/components/ui/choice/use-row-keys'
import { Empty } from '@/components/ui/empty'
import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { type ReadTaskList, type TaskList, taskListQuery } from '@/lib/queries/task-list'
import { type TaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'
import { counted, printCount } from '@/lib/words'
import { ExportTasks } from './export-tasks'
import { type ListPlace, listHref } from './list-href'
import { ListLook } from './list-look'
import { Pages } from './pages'
import { Selection } from './selection'
import { TaskTable } from './task-table'
import { useHeldBack } from './use-held-back'
import { useSelection } from './use-selection'

type LiveTasksProps = {
  initial: ReadTaskList
  address: TaskListAddress
  /** The app whose tasks these are; else they are of every app one may read. */
  place: ListPlace
  /** The bar of filters, at whose right the count stands. */
  bar: ReactNode
  hiddenLabel?: string
}

/** Tasks by the address's filters, as they change. When they can't be read any more, the last known ones stay, with their age. */
export function LiveTasks({ initial, address, place, bar, hiddenLabel }: LiveTasksProps) {
  const filters = writeTaskListAddress(address)
  const query = taskListQuery(filters, place.appGuid)
  // Of the list alone: that it was looked at again, and nothing changed, draws no rows anew.
  const { data: list, refetch } = useQuery({ ...query, initialData: initial, select: listOf })
  const held = useHeldBack(list.tasks, address)
  const selection = useSelection(held.shown)
  const table = useRef<HTMLDivElement>(null)
  useRowKeys(table, selection)
  // The same array as long as it says the same: rows are drawn anew by it.
  const columns = useMemo(
    () => address.columns.filter((column) => column !== 'app' || place.appGuid === undefined),
    [address.columns, place.appGuid],
  )
  return (
    <>
      <div className="mb-3 flex flex-wrap items-center gap-x-4 gap-y-2">
        {bar}
        <p className="ml-auto text-12 text-text-3">
          {/* A page that is not there tells no count. */}
          {(address.page === 1 || held.shown.length > 0) && (
            <span className="text-text tabular-nums">{counted(list.total, 'task')}</span>
          )}{' '}
          <ListAge query={query} />
        </p>
        <div className="flex gap-1">
          <ListLook address={address} place={place} />
          <ExportTasks
            name="Export"
            list={{ ...list, tasks: [...held.shown] }}
            address={address}
            hiddenLabel={hiddenLabel}
          />
        </div>
      </div>
      <Sifted list={list} />
      <NotReadable guids={list.unreadable} />
      <Broken list={list} />
      {held.count > 0 && (
        <button
          type="button"
          onClick={held.show}
          className="sticky top-20 z-2 mx-auto mb-2 block rounded-full bg-raised px-3 py-1 text-12 font-label text-accent-text shadow-menu"
        >
          {printCount(held.count)} new
        </button>
      )}
      {held.shown.length === 0 ? (
        <Nothing list={list} address={address} place={place} />
      ) : (
        <div ref={table}>
          <TaskTable
            name="Tasks"
            tasks={held.shown}
            apps={list.apps}
            columns={columns}
            dense={address.isDense}
            selection={selection}
            sorting={{
              order: address.order_by,
              hrefOf: (order_by) => listHref(place, { ...address, order_by, page: 1 }),
            }}
            hiddenLabel={hiddenLabel}
          />
        </div>
      )}
      <Pages address={address} place={place} list={list} />
      <Selection
        selection={selection}
        list={list}
        shown={held.shown}
        address={address}
        place={place}
        hiddenLabel={hiddenLabel}
        look={() => void refetch()}
        focusRow={(guid) => focusRow(table.current, guid)}
      />
    </>
  )
}

/** The row's link; where the row is gone the first one, and without rows the page's heading. */
function focusRow(table: HTMLElement | null, guid: string | undefined): void {
  const rows = [...(table?.querySelectorAll<HTMLElement>('tbody tr') ?? [])]
  const link = (rows.find(({ dataset }) => dataset.row === guid) ?? rows[0])?.querySelector('a')
  if (link) link.focus()
  else focusHeading()
}

const listOf = ({ list }: ReadTaskList): TaskList => list

/** How old what one sees is, and that it can't be read just now. */
function ListAge({ query }: { query: ReturnType<typeof taskListQuery> }) {
  const { dataUpdatedAt, error } = useQuery(query)
  return (
    <span className="ml-3">
      {error === null ? (
        <>
          live, read <Time at={new Date(dataUpdatedAt).toISOString()} />
        </>
      ) : (
        <NotRead error={error} since={dataUpdatedAt} />
      )}
    </span>
  )
}

/** Some filters are not the API's own: over how much they were tried. */
function Sifted({ list: { sifted, total } }: { list: TaskList }) {
  if (!sifted) return null
  return (
    <p role="status" className="mb-3 text-13 text-text-2">
      {sifted.untold
        ? 'Who created a task can’t be found: its audit events may not be read.'
        : siftedWords(total, sifted)}
    </p>
  )
}

function siftedWords(
  total: number,
  { read, of, unjudged }: { read: number; of: number; unjudged?: number },
): string {
  if (unjudged)
    return `The logs of ${counted(unjudged, 'failed task')} are still to be read for their causes.`
  const tried = 'The API can’t filter by this: it was tried on'
  if (of <= read) return `${tried} all ${counted(read, 'task')}, and ${printCount(total)} fit.`
  return `${tried} the newest ${printCount(read)} of ${counted(of, 'task')}, and ${printCount(total)} fit. A shorter time range reaches further back.`
}

/** One record that the API can't present hides no other: it is named. */
function Broken({ list: { broken } }: { list: TaskList }) {
  if (broken.length === 0) return null
  return (
    <ul role="status" className="mb-3 text-13 text-careful-text">
      {broken.map(({ place, guid, name }) => (
        <li key={place} className="wrap-anywhere">
          Task {printCount(place)} of this list not shown: the API answers 500 for it
          {guid && (
            <>
              {' '}
              ({name && <HostileText text={`${name}, `} />}
              <span className="font-mono text-12">{guid}</span>)
            </>
          )}
          .
        </li>
      ))}
    </ul>
  )
}

function Nothing({ list, address, place }: { list: TaskList; address: TaskListAddress; place: ListPlace }) {
  if (address.page > 1)
    return (
      <Empty
        title={`There is no page ${printCount(address.page)}`}
        look="plain"
        action={
          <Link href={listHref(place, { ...address, page: 1 })} className={buttonClass()}>
            First page
          </Link>
        }
      >
        The list is shorter, or became so.
      </Empty>
    )
  if (list.unreadable.length > 0 || list.broken.length > 0) return null
  if (Object.keys(address.filters).length > 0)
    return (
      <Empty
        title="No task fits these filters"
        action={
          <Link href={listHref(place, { ...address, filters: {} })} className={buttonClass()}>
            Show all
          </Link>
        }
      >
        Ended tasks are kept for some time only, as the foundation sets it.
      </Empty>
    )
  return (
    <Empty
      title="Nothing has run here yet"
      action={
        <Link href={paths.newTask(place.appGuid)} className={buttonClass()}>
          Create task
        </Link>
      }
    >
      Tasks created here, with cf or by another console are listed as soon as the API knows them.
    </Empty>
  )
}
