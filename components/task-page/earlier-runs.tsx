import { TaskDuration } from '@/components/task/task-head'
import { TaskState } from '@/components/task/task-state'
import { HostileText } from '@/components/ui/hostile-text'
import { SideSection } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { TaskRuns } from '@/lib/queries/task-around'
import type { Task } from '@/lib/resources/task'
import type { Usual } from '@/lib/resources/task-runs'
import { printDuration } from '@/lib/time'
import { CompareLink, RunLink } from './what-changed/compare-link'
import { useWhatChanged } from './what-changed/use-what-changed'

/** `6 min 50 s`: the API's instants are whole seconds. */
const inSeconds = (ms: number): string => printDuration(Math.round(ms / 1000) * 1000)

/** How long it usually takes, beside how long it took. */
export function UsualDuration({ runs }: { runs?: TaskRuns }) {
  const usual = runs?.kind === 'told' ? runs.usual : null
  return usual && <>, usually {inSeconds(usual.medianMs)}</>
}

/**
 * The last runs of the same command, or of the same name where none of the same command is shown. A failed task offers
 * comparison with its last success.
 */
export function EarlierRuns({ task, runs }: { task: Task; runs?: TaskRuns }) {
  const { told: changed } = useWhatChanged(task)
  const success = changed?.lastSuccess
  return (
    <SideSection
      id="earlier-runs"
      title="Earlier runs"
      aside={success && <CompareLink of={task} to={success} />}
    >
      {runs === undefined ? (
        <p className="animate-appear-late text-13 text-text-3">Reading the app’s tasks…</p>
      ) : runs.kind === 'unread' ? (
        <p className="text-13 text-text-2">
          The app’s tasks could not be read: <HostileText text={runs.words} />
        </p>
      ) : (
        <Told of={task} runs={runs} />
      )}
    </SideSection>
  )
}

type ToldProps = { of: Task; runs: Extract<TaskRuns, { kind: 'told' }> }

function Told({ of, runs: { alike, tasks, usual } }: ToldProps) {
  if (tasks.length === 0)
    return <p className="text-13 text-text-3">None of the same {alike} that the API still keeps.</p>
  return (
    <>
      <ul className="text-13">
        {tasks.map((task) => (
          <Run key={task.guid} task={task} of={of} />
        ))}
      </ul>
      <p className="mt-2 text-12 text-text-3">
        Of the same {alike}.{usual && <UsualLine usual={usual} />}
      </p>
    </>
  )
}

function UsualLine({ usual: { medianMs, nineInTenMs, count } }: { usual: Usual }) {
  return (
    <>
      {' '}
      Usually {inSeconds(medianMs)}, 9 in 10 within {inSeconds(nineInTenMs)}; of the last {count} that
      succeeded.
    </>
  )
}

function Run({ task, of }: { task: Task; of: Task }) {
  return (
    <li className="grid grid-cols-run items-center gap-x-3 border-b border-hairline py-0.5">
      <TaskState task={task} />
      <span className="min-w-0 truncate">
        <RunLink run={task} />
      </span>
      <span className="text-text-2">
        <Time at={task.created_at} />
      </span>
      <span className="text-right tabular-nums">
        <TaskDuration task={task} />
      </span>
      <CompareLink of={of} to={task} iconOnly />
    </li>
  )
}
