import ArrowDownUp from 'lucide-react/icons/arrow-down-up'
import Link from 'next/link'
import { useState } from 'react'
import { flushSync } from 'react-dom'
import { Button, buttonClass, Keys } from '@/components/ui/button'
import { Icon, Shape } from '@/components/ui/icon'
import { paths } from '@/lib/paths'
import { type CancelableTask, readCancelable } from '@/lib/queries/cancel-tasks'
import type { TaskList } from '@/lib/queries/task-list'
import { appGuidOf, isCancelable, type Task } from '@/lib/resources/task'
import { type TaskListAddress, writeTaskListAddress } from '@/lib/task-list/address'
import { CancelTasks } from './cancel-tasks'
import { ExportTasks } from './export-tasks'
import type { ListPlace } from './list-href'
import type { useSelection } from './use-selection'

type SelectionProps = {
  selection: ReturnType<typeof useSelection>
  list: TaskList
  /** The rows on screen. */
  shown: readonly Task[]
  address: TaskListAddress
  place: ListPlace
  hiddenLabel?: string
  /** Reads the list again now. */
  look: () => void
  /** Gives the focus to the row of a task, or to what is nearest to it. */
  focusRow: (guid: string | undefined) => void
}

/** What can be done with the selected rows, at the foot of the page while there are any. */
export function Selection({
  selection,
  list,
  shown,
  address,
  place,
  hiddenLabel,
  look,
  focusRow,
}: SelectionProps) {
  const [asked, setAsked] = useState<{ tasks: readonly CancelableTask[]; beyond: number }>()
  const [failure, setFailure] = useState<string>()
  const [isReading, setReading] = useState(false)
  const { selected, clear } = selection
  if (selected.size === 0 && !asked) return null
  const rows = [...selected.values()]
  const gone = rows.length - shown.filter(({ guid }) => selected.has(guid)).length
  const isWholePage = shown.length > 0 && shown.every(({ guid }) => selected.has(guid))
  // All of this goes with the last selected row, and the focus with it.
  const leave = () => {
    const [first] = selected.keys()
    flushSync(() => {
      setAsked(undefined)
      clear()
    })
    focusRow(first)
  }
  const readAll = async () => {
    setReading(true)
    const read = await readCancelable(writeTaskListAddress(address), place.appGuid).catch(() => undefined)
    setReading(false)
    if (read) setAsked({ tasks: read.tasks, beyond: read.total - read.tasks.length })
    else setFailure('The tasks could not be read. Press again.')
  }
  return (
    <section
      aria-label="Selection"
      className="sticky bottom-4 z-5 mx-auto mt-4 flex w-fit max-w-full flex-wrap items-center gap-1 rounded-3 bg-raised px-3 py-2 text-13 shadow-menu max-sm:bottom-18 print:hidden"
    >
      <span role="status" className="mr-2 font-head tabular-nums">
        {selected.size} selected{gone > 0 && `, ${gone} no longer on this page`}
      </span>
      <Button kind="quiet" onClick={() => setAsked({ tasks: rows, beyond: 0 })}>
        <Shape name="square" size="text" />
        Cancel tasks
      </Button>
      {isWholePage && list.total > shown.length && (
        <Button kind="quiet" busy={isReading} busyWord="Reading" onClick={readAll}>
          Cancel all that match
        </Button>
      )}
      <Compare tasks={rows} />
      <ExportTasks
        name="Export selection"
        list={{ ...list, tasks: rows }}
        address={address}
        hiddenLabel={hiddenLabel}
      />
      <Button kind="quiet" onClick={leave}>
        Clear <Keys>Esc</Keys>
      </Button>
      {failure && (
        <span role="alert" className="text-bad-text">
          {failure}
        </span>
      )}
      {asked && (
        <CancelTasks
          tasks={asked.tasks.filter(isCancelable)}
          ended={asked.tasks.length - asked.tasks.filter(isCancelable).length}
          beyond={asked.beyond}
          onClose={(isDone) => {
            if (!isDone) return setAsked(undefined)
            leave()
            look()
          }}
        />
      )}
    </section>
  )
}

/** Leads to two runs side by side, where two of one app are selected. */
function Compare({ tasks: [one, other, ...more] }: { tasks: readonly Task[] }) {
  if (!one || !other || more.length > 0 || appGuidOf(one) !== appGuidOf(other)) return null
  return (
    <Link
      prefetch={false}
      href={paths.compareTasks(one.guid, other.guid)}
      className={buttonClass({ kind: 'quiet' })}
    >
      <Icon of={ArrowDownUp} />
      Compare
    </Link>
  )
}
