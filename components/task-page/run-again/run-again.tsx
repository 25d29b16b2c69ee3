import { useQuery } from '@tanstack/react-query'
import RotateCw from 'lucide-react/icons/rotate-cw'
import { useState } from 'react'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { HostileText } from '@/components/ui/hostile-text'
import { Icon } from '@/components/ui/icon'
import { runAgainQuery } from '@/lib/queries/run-again'
import type { Task } from '@/lib/resources/task'
import type { TaskFormValues } from '@/lib/task-form/fields'
import type { RunAgainActions } from './actions'
import { RunAgainQuestion } from './question'

type RunAgainProps = RunAgainActions & {
  task: Task
  /** What is to be otherwise than it was, and how the button then says so. */
  instead?: { word: string; values: Partial<Pick<TaskFormValues, 'memory' | 'disk'>> }
}

/** `Run again`: reads what would run, asks once, and leads to the task that it made. */
export function RunAgain({ task, instead, ...actions }: RunAgainProps) {
  const [isAsked, setAsked] = useState(false)
  const query = useQuery({ ...runAgainQuery(task.guid, instead?.word), enabled: isAsked })
  const close = () => setAsked(false)
  const isReading = isAsked && query.isFetching
  return (
    <>
      <Button
        kind={instead ? 'primary' : 'plain'}
        disabled={!task.command}
        aria-describedby={task.command ? undefined : NO_COMMAND_ID}
        busy={isReading}
        busyWord="Reading"
        onClick={() => setAsked(true)}
      >
        {!instead && <Icon of={RotateCw} />}
        {instead?.word ?? 'Run again'}
      </Button>
      {isAsked && !isReading && query.data && (
        <RunAgainQuestion
          task={task}
          again={{ ...query.data, values: { ...query.data.values, ...instead?.values } }}
          {...actions}
          onClose={close}
        />
      )}
      {isAsked && !isReading && query.isError && (
        <Dialog
          title="What ran could not be read"
          onClose={close}
          actions={
            <>
              <Button onClick={close}>Close</Button>
              <Button kind="primary" onClick={() => void query.refetch()}>
                Read again
              </Button>
            </>
          }
        >
          <p className="wrap-anywhere">
            <HostileText text={query.error.message} /> Nothing was sent.
          </p>
        </Dialog>
      )}
    </>
  )
}

const NO_COMMAND_ID = 'run-again-off'

/** Why a task can't be run again by one press: nobody may send what he may not read. */
export function NoRunAgain({ task }: { task: Pick<Task, 'command'> }) {
  if (task.command) return null
  return (
    <p id={NO_COMMAND_ID} className="text-12 text-text-3">
      Run again needs the command, which is shown to space developers.
    </p>
  )
}
