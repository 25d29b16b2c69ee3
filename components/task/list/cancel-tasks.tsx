import { useEffect, useId, useRef, useState } from 'react'
import { flushSync } from 'react-dom'
import { Button } from '@/components/ui/button'
import { Dialog } from '@/components/ui/dialog'
import { HostileText } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/icon'
import { type CancelableTask, type Cancelled, cancelTasks } from '@/lib/queries/cancel-tasks'
import { counted, printCount } from '@/lib/words'
import { TaskName } from '../task-head'
import { TaskState } from '../task-state'

type CancelTasksProps = {
  tasks: readonly CancelableTask[]
  /** How many of what was chosen have ended already. */
  ended: number
  /** How many more match than can be cancelled at once. */
  beyond: number
  /** `isDone`: something was asked for. */
  onClose: (isDone: boolean) => void
}

type Progress = {
  results: ReadonlyMap<string, Cancelled>
  isOver: boolean
  isStopped?: boolean
  failure?: string
}

/** Cancels several tasks after one confirmation that says how many, and tells of each what became of it. */
export function CancelTasks({ tasks, ended, beyond, onClose }: CancelTasksProps) {
  const [progress, setProgress] = useState<Progress>()
  const stop = useRef(new AbortController())
  const closeId = useId()
  // Whoever leaves the page stops it: what was not asked for yet is not.
  useEffect(() => {
    const { current } = stop
    return () => current.abort()
  }, [])
  const end = (progress: Omit<Progress, 'isOver'>) => {
    flushSync(() => setProgress({ ...progress, isOver: true }))
    // The button that had the focus is gone.
    if (document.activeElement === document.body) document.getElementById(closeId)?.focus()
  }
  const start = async () => {
    const results = new Map<string, Cancelled>()
    setProgress({ results, isOver: false })
    try {
      for await (const one of cancelTasks(
        tasks.map(({ guid }) => guid),
        stop.current.signal,
      )) {
        results.set(one.guid, one)
        setProgress({ results: new Map(results), isOver: false })
      }
      end({ results })
    } catch {
      if (stop.current.signal.aborted) return end({ results, isStopped: true })
      const failure =
        'The console did not answer. Those without a result may have been asked for: look at their state.'
      end({ results, failure })
    }
  }
  const count = counted(tasks.length, 'task')
  const isUnderWay = progress !== undefined && !progress.isOver
  return (
    <Dialog
      title={tasks.length === 0 ? 'Nothing to cancel' : `Cancel ${count}?`}
      onClose={() => onClose(progress !== undefined)}
      actions={
        <>
          <Button
            id={closeId}
            onClick={() => (isUnderWay ? stop.current.abort() : onClose(progress !== undefined))}
          >
            {isUnderWay ? 'Stop here' : progress ? 'Close' : 'Keep running'}
          </Button>
          {tasks.length > 0 && !progress?.isOver && (
            <Button kind="dangerSolid" busy={isUnderWay} busyWord="Canceling" onClick={start}>
              Cancel {count}
            </Button>
          )}
        </>
      }
    >
      {ended > 0 && (
        <p>
          {tasks.length === 0 ? 'All of them have ended.' : `${printCount(ended)} more have ended already.`}
        </p>
      )}
      {beyond > 0 && !progress && <p>{printCount(beyond)} more match: cancel again for the rest.</p>}
      {tasks.length > 0 && !progress && (
        <p>Their processes get a signal to end and 10 s to do so. What they have done stays done.</p>
      )}
      {progress && (
        <p role="status" className="tabular-nums">
          {printCount(progress.results.size)} of {count}
          {progress.isOver && `, ${printCount(refused(progress))} not cancelled`}
        </p>
      )}
      {progress?.isStopped && (
        <p role="status">
          Stopped: {printCount(tasks.length - progress.results.size)} were not asked for, though the first of
          them may have been on its way.
        </p>
      )}
      {progress && (
        <progress
          aria-label="Cancelled"
          max={tasks.length}
          value={progress.results.size}
          className="h-1 w-full"
        />
      )}
      {progress?.failure && (
        <p role="alert" className="text-bad-text">
          {progress.failure}
        </p>
      )}
      <ul className="max-h-80 overflow-y-auto rounded-2 border border-hairline">
        {tasks.map((task) => (
          <TaskOfMany key={task.guid} task={task} result={progress?.results.get(task.guid)} />
        ))}
      </ul>
    </Dialog>
  )
}

const refused = ({ results }: Progress): number =>
  [...results.values()].filter(({ kind }) => kind === 'not-taken').length

function TaskOfMany({ task, result }: { task: CancelableTask; result?: Cancelled }) {
  const state = result?.kind === 'taken' ? { ...task, state: result.state } : task
  return (
    <li className="border-b border-hairline px-3 py-1.5 text-13 last:border-b-0">
      <span className="flex items-center gap-3">
        <span className="w-26 shrink-0">
          <TaskState task={state} />
        </span>
        <span className="min-w-0 flex-1 text-text">
          <TaskName task={task} cut />
        </span>
        {result?.kind === 'taken' && <span className="text-12 text-text-3">taken</span>}
      </span>
      {result?.kind === 'not-taken' && (
        <span className="mt-0.5 flex items-start gap-1.5 text-12 text-bad-text">
          <Shape name="octagon" tone="bad" />
          <span className="font-mono wrap-anywhere">
            <HostileText text={result.errors.map(({ detail }) => detail).join(', ') || result.detail} />
          </span>
        </span>
      )}
    </li>
  )
}
