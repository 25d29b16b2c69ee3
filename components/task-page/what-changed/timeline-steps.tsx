import { HostileText } from '@/components/ui/hostile-text'
import type { TimelineStep } from '@/components/ui/timeline'
import { shortReason, type Task } from '@/lib/resources/task'
import type { Change, WhatChanged } from '@/lib/what-changed/change'
import { changeName } from '@/lib/what-changed/words'
import { RunLink } from './compare-link'

/** More would hide the task's own life. */
const MOST_CHANGES = 3

/** What stands before a failed task on its timeline: the likeliest changes, and the run that was the first to fail. */
export function stepsBefore(task: Task, told: WhatChanged | undefined): TimelineStep[] {
  if (!told?.lastSuccess) return []
  const changes = told.changes
    .filter(({ reach, at }) => reach === 'full' && at !== undefined)
    .slice(0, MOST_CHANGES)
    .toSorted((one, other) => Date.parse(one.at ?? '') - Date.parse(other.at ?? ''))
    .map(stepOf)
  const { firstFailure } = told
  if (firstFailure.guid === task.guid) return changes
  const isAlike = firstFailure.reason !== undefined && firstFailure.reason === shortReason(task)
  return [
    ...changes,
    {
      key: 'first-failure',
      word: (
        <>
          Run <RunLink run={firstFailure} /> failed {isAlike ? 'the same way' : 'first'}
        </>
      ),
      at: firstFailure.updated_at,
      withDay: true,
    },
  ]
}

const stepOf = (change: Change): TimelineStep => ({
  key: `${change.change} ${change.eventGuid ?? change.at}`,
  word:
    change.change === 'droplet' && change.revision
      ? `Revision ${change.revision} deployed`
      : changeName(change),
  more: (
    <>
      {change.by && (
        <>
          by <HostileText text={change.by} />
        </>
      )}
      {change.before !== undefined && change.change !== 'droplet' && (
        <span className="block font-mono">
          <HostileText text={`${change.before} → ${change.after}`} />
        </span>
      )}
      {change.subject && (
        <span className="block font-mono">
          <HostileText text={change.subject} />
        </span>
      )}
    </>
  ),
  at: change.at,
  withDay: true,
  suspect: true,
})
