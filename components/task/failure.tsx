import { HostileText } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/shape'
import type { Task } from '@/lib/resources/task'
import { exitStatus } from './failure-reason'

/** Why a task failed, in the API's words, in plain sight. Nothing where it did not fail. */
export function Failure({ task }: { task: Pick<Task, 'state' | 'result' | 'guid'> }) {
  if (task.state !== 'FAILED') return null
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
