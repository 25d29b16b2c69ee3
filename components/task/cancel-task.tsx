import { useState } from 'react'
import { flushSync } from 'react-dom'
import { focusHeading } from '@/components/shell/focus-heading'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { FieldProblem, type ProblemWords } from '@/components/ui/field'
import { Shape } from '@/components/ui/icon'
import { hasEnded, isCancelable, type Task } from '@/lib/resources/task'
import { TaskName } from './task-head'
import { TaskState } from './task-state'

type CancelTaskProps = {
  task: Pick<Task, 'guid' | 'name' | 'sequence_id' | 'state' | 'result'>
  /** Asks the API to cancel. Gives what was wrong, or nothing once the API has taken it. */
  cancel: (guid: string) => Promise<ProblemWords | undefined>
}

const NO_ANSWER: ProblemWords = {
  message: 'The console did not answer.',
  next: 'The wish may have arrived: look at the state, then press again.',
  own: true,
}

/** `Cancel task`, asked once more in a dialog. Nothing where the API would not take it. */
export function CancelTask({ task, cancel }: CancelTaskProps) {
  const [isAsked, setAsked] = useState(false)
  const [isSending, setSending] = useState(false)
  const [problem, setProblem] = useState<ProblemWords>()
  if (!isCancelable(task) && !isAsked) return null
  const isTooLate = hasEnded(task)

  const close = () => {
    flushSync(() => {
      setAsked(false)
      setProblem(undefined)
    })
    // The button goes with the last chance to cancel, and the focus would go with it.
    if (document.activeElement === document.body) focusHeading()
  }
  const send = async () => {
    setSending(true)
    const wrong = await cancel(task.guid).catch(() => NO_ANSWER)
    setSending(false)
    if (wrong) return setProblem(wrong)
    close()
    // It may still be there until the state is read again.
    focusHeading()
  }

  return (
    <>
      <Button kind="danger" onClick={() => setAsked(true)}>
        <Shape name="square" size="text" />
        Cancel task
      </Button>
      {isAsked && (
        <Dialog
          title={isTooLate ? 'The task has ended' : 'Cancel this task?'}
          onClose={close}
          actions={
            <>
              <Button onClick={close}>{isTooLate ? 'Close' : 'Keep running'}</Button>
              {!isTooLate && (
                <Button kind="dangerSolid" busy={isSending} busyWord="Canceling" onClick={send}>
                  Cancel task
                </Button>
              )}
            </>
          }
        >
          <p>
            {isTooLate
              ? 'There is nothing left to cancel.'
              : 'Its processes get a signal to end and 10 s to do so. What it has done stays done.'}
          </p>
          <p className="flex items-center gap-3 rounded-2 border border-hairline px-3 py-2 text-13">
            <TaskState task={task} />
            <span className="min-w-0 text-text">
              <TaskName task={task} cut />
            </span>
          </p>
          <div role="alert" className="empty:hidden">
            <FieldProblem id={`cancel-${task.guid}`} problem={problem} />
          </div>
        </Dialog>
      )}
    </>
  )
}
