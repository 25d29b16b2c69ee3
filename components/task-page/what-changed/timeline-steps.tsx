import { HostileText } from '@/components/ui/hostile-text'
import type { TimelineStep } from '@/components/ui/timeline'
import type { Task } from '@/lib/resources/task'
import type { Change, WhatChanged } from '@/lib/what-changed/change'
import { changeName } from '@/lib/what-changed/words'
import { ChangeValues } from './change-item'
import { RunLink } from './compare-link'

/** More would hide the task's own life. */
const MOST_CHANGES = 3

/** What stands before a failed task on its timeline: the likeliest changes, and the run that was the first to fail. */
export function stepsBefore(task: Pick<Task, 'guid'>, told: WhatChanged | undefined): TimelineStep[] {
  if (!told?.lastSuccess) return []
  const changes = told.changes
    .filter(({ reach, at }) => reach === 'full' && at !== undefined)
    .slice(0, MOST_CHANGES)
    .toSorted((one, other) => Date.parse(one.at ?? '') - Date.parse(other.at ?? ''))
    .map(stepOf)
  const { firstFailure } = told
  if (firstFailure.guid === task.guid) return changes
  return [
    ...changes,
    {
      key: 'first-failure',
      word: (
        <>
          Run <RunLink run={firstFailure} /> failed first
        </>
      ),
      at: firstFailure.updated_at,
      withDay: true,
    },
  ]
}

const stepOf = (change: Change): TimelineStep => ({
  key: `${change.change} ${change.eventGuid ?? change.at}`,
  word: changeName(change),
  more: (
    <>
      <ChangeValues change={change} />
      {change.by && (
        <>
          {' '}
          by <HostileText text={change.by} />
        </>
      )}
    </>
  ),
  at: change.at,
  withDay: true,
  suspect: true,
})
