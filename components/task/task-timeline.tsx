import { HostileText } from '@/components/ui/hostile-text'
import { Timeline, type TimelineStep } from '@/components/ui/timeline'
import type { LiveTask } from '@/lib/queries/live-task'
import { hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import { SideSection } from '../ui/panel'
import { exitStatus } from './failure'
import { TaskStateShape } from './task-state'

/** What is known of a task's life: when it was created, what it does now, when it ended. */
export function TaskTimeline({ task, cancel }: { task: Task; cancel?: LiveTask['cancel'] }) {
  return (
    <SideSection id="task-timeline" title="Timeline" early>
      <Timeline
        steps={[{ key: 'created', word: 'Created', at: task.created_at }, ...cancelSteps(cancel), last(task)]}
      />
    </SideSection>
  )
}

const cancelSteps = (cancel: LiveTask['cancel']): TimelineStep[] =>
  cancel
    ? [
        {
          key: 'cancel',
          word: 'Cancel asked',
          more: cancel.by && <HostileText text={cancel.by} />,
          at: cancel.at,
        },
      ]
    : []

function last(task: Task): TimelineStep {
  const shape = <TaskStateShape task={task} size="row" />
  if (!hasEnded(task))
    return { key: 'now', word: WORDS.get(task.state) ?? task.state, at: task.updated_at, shape }
  if (isCancelled(task)) return { key: 'ended', word: 'Cancelled', at: task.updated_at, shape }
  const exit = exitStatus(task.result.failure_reason ?? '')
  const word = task.state === 'FAILED' ? (exit ? `Failed, status ${exit.status}` : 'Failed') : 'Succeeded'
  return { key: 'ended', word, at: task.updated_at, shape }
}

const WORDS = new Map([
  ['PENDING', 'Waiting to be placed'],
  ['RUNNING', 'Running'],
  ['CANCELING', 'Canceling'],
])
