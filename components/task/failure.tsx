import { HostileText } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/icon'
import { Moment } from '@/components/ui/time'
import type { LiveTask } from '@/lib/queries/live-task'
import { isCancelled, type Task } from '@/lib/resources/task'

/** `APP/TASK/NAME: Exited with status N` and the like; what a shell's status above 128 means is in signal(7). */
const EXIT_STATUS = /(?:^|\s)Exited with status (\d{1,3})(?!\d)/i

/** The exit status that a reason names, with what it says in general; undefined where it names none. */
export function exitStatus(reason: string): { status: number; meaning?: string } | undefined {
  const digits = EXIT_STATUS.exec(reason)?.[1]
  if (digits === undefined) return undefined
  const status = Number(digits)
  return { status, meaning: meaningOf(status) }
}

const SIGNALS = new Map([
  [1, 'SIGHUP'],
  [2, 'SIGINT'],
  [6, 'SIGABRT'],
  [9, 'SIGKILL'],
  [11, 'SIGSEGV'],
  [15, 'SIGTERM'],
])

function meaningOf(status: number): string | undefined {
  if (status === 126) return 'The command was found but could not be executed.'
  if (status === 127) return 'The shell did not find the command.'
  const signal = SIGNALS.get(status - 128)
  return signal && `128 + ${status - 128}: ended by ${signal}.`
}

type EndedTask = Pick<Task, 'state' | 'result' | 'guid' | 'updated_at'>

/** Why a task did not end well, in the API's words, in plain sight. Nothing where it did. */
export function Failure({ task, cancel }: { task: EndedTask; cancel?: LiveTask['cancel'] }) {
  if (task.state !== 'FAILED') return null
  if (isCancelled(task)) return <Cancelled task={task} cancel={cancel} />
  const reason = task.result.failure_reason
  const exit = reason ? exitStatus(reason) : undefined
  const id = `failure-${task.guid}`
  return (
    <section aria-labelledby={id} className="rounded-3 border border-bad-line bg-bad-tint px-5 py-4">
      <h2 id={id} className="mb-1 flex items-center gap-2 text-13 font-label text-text-2">
        <Shape name="cross-disc" tone="bad" />
        Failure reason
      </h2>
      {reason ? (
        <p className="font-mono text-14 leading-6 wrap-anywhere text-text">
          <HostileText text={reason} />
        </p>
      ) : (
        <p className="text-text-2">The API gives no reason.</p>
      )}
      {exit && (
        <p className="mt-1 text-13 text-text-2">
          Exit status <code className="text-12 text-text">{exit.status}</code>
          {exit.meaning && <span className="ml-2">{exit.meaning}</span>}
        </p>
      )}
    </section>
  )
}

/** Somebody wanted it to end: that is no failure, whatever the API calls the state. */
function Cancelled({ task, cancel }: { task: EndedTask; cancel?: LiveTask['cancel'] }) {
  return (
    <p className="flex flex-wrap items-center gap-x-2 rounded-3 border border-hairline bg-surface px-5 py-3 text-13 text-text-2">
      <Shape name="barred-ring" tone="quiet" />
      <span>
        Cancelled at <Moment at={cancel?.at ?? task.updated_at} />
        {cancel?.by && (
          <>
            {' '}
            by <HostileText text={cancel.by} />
          </>
        )}
      </span>
      <span className="font-mono text-12 text-text-3">{task.result.failure_reason}</span>
    </p>
  )
}
