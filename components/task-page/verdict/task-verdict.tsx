import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { TaskAround } from '@/lib/queries/task-around'
import { type Judged, verdictQuery } from '@/lib/queries/verdict'
import { appGuidOf, hasEnded, type Task } from '@/lib/resources/task'
import { sinceWords } from '@/lib/what-changed/words'
import type { CopyPlace } from '../head-actions'
import type { RunAgainActions } from '../run-again/actions'
import { SinceWhen } from '../what-changed/since-when'
import { useWhatChanged } from '../what-changed/use-what-changed'
import { NextStep } from './next-step'
import { Verdict, VerdictToCome } from './verdict'

type TaskVerdictProps = {
  task: Task
  /** As it was judged with the page, where that was in time. */
  initial?: Judged
  around?: TaskAround
  place: CopyPlace
  again: RunAgainActions
}

/** The verdict on a task, kept up with its log; nothing of one that ran well or still runs, unless its log says otherwise. */
export function TaskVerdict({ task, initial, around, place, again }: TaskVerdictProps) {
  const [wasEnded] = useState(hasEnded(task))
  // What was said of a task that ran is not said of how it ended.
  const initialData = wasEnded === hasEnded(task) ? initial : undefined
  const { data: judged } = useQuery({ ...verdictQuery(task), initialData })
  const { told } = useWhatChanged(task, judged?.verdict?.cause)
  if (!judged) return task.state === 'FAILED' ? <VerdictToCome task={task} /> : null
  const { verdict } = judged
  if (!verdict) return task.state === 'FAILED' ? <VerdictToCome task={task} /> : null
  const ticket = async () => {
    const { taskAsTicket } = await import('@/lib/verdict/as-ticket')
    const created = around?.history.kind === 'told' ? around.history.created : null
    return taskAsTicket({
      task,
      judged,
      since: told?.hasEarlier ? sinceWords(told) : undefined,
      app: { guid: appGuidOf(task), name: place.appName },
      place: place.place,
      createdBy: created?.by,
      revision: around?.droplet?.revision,
      api: place.api,
      apiVersion: place.apiVersion,
      address: `${window.location.origin}${window.location.pathname}`,
    })
  }
  return (
    <Verdict
      judged={judged}
      ticket={ticket}
      since={<SinceWhen task={task} cause={verdict.cause} />}
      foot={<NextStep task={task} verdict={verdict} runs={around?.runs} {...again} />}
    />
  )
}
