import { DoubtfulValues, FilterBar, WrongParameters } from '@/components/task/list/filter-bar'
import { FilterForm } from '@/components/task/list/filter-form'
import { type ListPlace, listHref } from '@/components/task/list/list-href'
import { LiveTasks } from '@/components/task/list/live-tasks'
import { namesOfFilters } from '@/lib/server/live/filter-names'
import { openTaskList } from '@/lib/server/live/task-list'
import type { Session } from '@/lib/server/session/session'
import { theConfig, theSessions } from '@/lib/server/this-process'
import { filterValues, type readTaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'
import { NotShown } from './not-shown'

type TaskListPartProps = {
  session: Session
  read: ReturnType<typeof readTaskListAddress>
  place: ListPlace
}

/** A list of tasks with its filters, of one app or of all. What the API refuses leaves the filters, to mend them. */
export async function TaskListPart({ session, read: { address, wrong }, place }: TaskListPartProps) {
  const [list, { names, untold }] = await Promise.all([
    theSessions().then((journal) => openTaskList(session, { address, ...place }, journal)),
    namesOfFilters(session, address.filters),
  ])
  const notes = (
    <>
      <WrongParameters wrong={wrong} />
      <DoubtfulValues untold={untold} states={filterValues(address.filters, 'states')} />
    </>
  )
  const bar = (
    <FilterBar
      address={address}
      place={place}
      names={names}
      form={<FilterForm key={writeTaskListAddress(address)} address={address} place={place} />}
    />
  )
  if (list.kind !== 'ok')
    return (
      <>
        <div className="mb-3">{bar}</div>
        {notes}
        <NotShown failure={list} what="tasks" here={listHref(place, address)} isPart />
      </>
    )
  return (
    <>
      {notes}
      <LiveTasks
        key={writeTaskListAddress({ ...address, columns: [], isDense: false })}
        initial={list.body}
        address={address}
        place={place}
        bar={bar}
        hiddenLabel={theConfig().submissionLabel}
      />
    </>
  )
}
