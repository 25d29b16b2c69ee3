import { exitStatus } from '@/components/task/failure'
import { TaskStateShape } from '@/components/task/task-state'
import { HostileText } from '@/components/ui/hostile-text'
import { SideSection } from '@/components/ui/panel'
import { Elapsed } from '@/components/ui/time'
import { Timeline, type TimelineStep } from '@/components/ui/timeline'
import type { LiveTask } from '@/lib/queries/live-task'
import type { TaskHistory } from '@/lib/queries/task-around'
import { hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import { stepsBefore } from './what-changed/timeline-steps'
import { useWhatChanged } from './what-changed/use-what-changed'

type TaskTimelineProps = { task: Task; cancel?: LiveTask['cancel']; history?: TaskHistory }

/**
 * What is known of a task's life, with how long each part took: what may have made it fail, created by whom, running,
 * cancelled by whom, ended. The API keeps no instant of a start: while a task runs it is that of its last change, and
 * afterwards nobody knows it.
 */
export function TaskTimeline({ task, cancel, history }: TaskTimelineProps) {
  const { told: before } = useWhatChanged(task)
  const told = history?.kind === 'told' ? history : undefined
  const cancelled = cancel ?? told?.cancelled
  return (
    <SideSection id="task-timeline" title="Timeline" early>
      <Timeline
        steps={[
          ...stepsBefore(task, before),
          {
            key: 'created',
            word: 'Created',
            more: told?.created?.by && <By name={told.created.by} />,
            at: task.created_at,
          },
          ...(task.state === 'RUNNING' ? [waited(task)] : []),
          ...cancelSteps(task, cancelled),
          last(task),
        ]}
      />
      <NotTold history={history} wasCancelled={isCancelled(task)} knowsCanceller={Boolean(cancelled?.by)} />
    </SideSection>
  )
}

function By({ name }: { name: string }) {
  return (
    <>
      by <HostileText text={name} />
    </>
  )
}

/** From creation to the change to RUNNING, which is the last one of a task that runs. */
const waited = ({ created_at, updated_at }: Task): TimelineStep => ({
  key: 'running',
  word: 'Started',
  more: (
    <>
      PENDING for <Elapsed from={created_at} to={updated_at} />
    </>
  ),
  at: updated_at,
})

const cancelSteps = (task: Task, cancel: { at: string; by: string } | null | undefined): TimelineStep[] =>
  cancel
    ? [
        {
          key: 'cancel',
          word: 'Cancel asked',
          more: (
            <>
              {cancel.by && <By name={cancel.by} />} after <Elapsed from={task.created_at} to={cancel.at} />
            </>
          ),
          at: cancel.at,
        },
      ]
    : []

function last(task: Task): TimelineStep {
  const shape = <TaskStateShape task={task} size="row" />
  if (!hasEnded(task)) {
    const since = task.state === 'RUNNING' || task.state === 'CANCELING' ? task.updated_at : task.created_at
    const word = WORDS.get(task.state) ?? <HostileText text={task.state} />
    return {
      key: 'now',
      word,
      more: (
        <>
          for <Elapsed from={since} />
        </>
      ),
      shape,
    }
  }
  const more = (
    <>
      <Elapsed from={task.created_at} to={task.updated_at} /> after it was created
    </>
  )
  return { key: 'ended', word: endWord(task), more, at: task.updated_at, shape }
}

function endWord(task: Task): string {
  if (isCancelled(task)) return 'Cancelled'
  if (task.state !== 'FAILED') return 'Succeeded'
  const exit = exitStatus(task.result.failure_reason ?? '')
  return exit ? `Failed, status ${exit.status}` : 'Failed'
}

const WORDS = new Map([
  ['PENDING', 'Waiting to be placed'],
  ['RUNNING', 'Running'],
  ['CANCELING', 'Canceling'],
])

type NotToldProps = { history?: TaskHistory; wasCancelled: boolean; knowsCanceller: boolean }

/** Why it does not say who did something: what may not be read is not left out in silence. */
function NotTold({ history, wasCancelled, knowsCanceller }: NotToldProps) {
  if (history === undefined) return null
  const creator = history.kind !== 'told' || !history.created ? 'who created it' : ''
  const canceller = wasCancelled && !knowsCanceller ? 'who cancelled it' : ''
  const who = [creator, canceller].filter(Boolean).join(' and ')
  if (!who) return null
  const asSentence = `${who.charAt(0).toUpperCase()}${who.slice(1)}`
  return (
    <p className="mt-2 text-12 text-text-3">
      {history.kind === 'unread' ? (
        <>
          {asSentence} can’t be told: the audit events could not be read (<HostileText text={history.words} />
          ).
        </>
      ) : (
        `${asSentence} is not told: audit events are kept for about a month, and shown to developers, supporters and auditors of the space.`
      )}
    </p>
  )
}
