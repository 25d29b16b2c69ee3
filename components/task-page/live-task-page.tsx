'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useState } from 'react'
import { NotRead } from '@/components/page-states/not-read'
import { MainAndSide, Page } from '@/components/shell/page'
import { TaskHeading, TaskMeta, useTaskTab } from '@/components/task/task-head'
import type { ProblemWords } from '@/components/ui/field'
import { HostileText } from '@/components/ui/hostile-text'
import { type LiveTask, liveTaskQuery } from '@/lib/queries/live-task'
import { taskAroundQuery } from '@/lib/queries/task-around'
import { type TaskLog as Log, taskLogQuery } from '@/lib/queries/task-log'
import { type Judged, verdictQuery } from '@/lib/queries/verdict'
import { hasEnded } from '@/lib/resources/task'
import { EarlierRuns, UsualDuration } from './earlier-runs'
import { type CopyPlace, HeadActions } from './head-actions'
import { TaskLog } from './log/task-log'
import { EditableMetadata } from './metadata/editable-metadata'
import type { ChangeMetadata } from './metadata/use-metadata-edit'
import type { RunAgainActions } from './run-again/actions'
import { Stall } from './stall'
import { TaskFacts, TaskSubmission } from './task-side'
import { TaskTimeline } from './task-timeline'
import { type EndNotice, useEndNotice } from './use-end-notice'
import { TaskVerdict } from './verdict/task-verdict'
import { WhatChanged } from './what-changed/what-changed'

type LiveTaskPageProps = RunAgainActions & {
  initial: LiveTask
  /** The log as far as it could be read with the page. */
  log?: Log
  judged?: Judged
  breadcrumbs: ReactNode
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  changeMetadata: ChangeMetadata
  place: Omit<CopyPlace, 'currentDropletGuid'>
}

const judgementOf = ({ verdict }: Judged) => ({
  cause: verdict?.cause,
  evidence: (verdict?.lines ?? []).flatMap(({ weight, at }) => (weight === 'for' ? [at] : [])),
})
const linesOf = (log: Log) => log.lines

/** Whoever makes a task by other means may give it our label with anything else. */
const SUBMISSION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One task, followed until it ends: state, reason, last lines, what it was made of and what can be done with it. */
export function LiveTaskPage({
  initial,
  log,
  judged,
  breadcrumbs,
  cancel,
  changeMetadata,
  place,
  ...again
}: LiveTaskPageProps) {
  const queries = useQueryClient()
  const query = liveTaskQuery(initial.task.guid)
  const [notice, setNotice] = useState<EndNotice>('off')
  const { data, dataUpdatedAt, error } = useQuery({
    ...query,
    initialData: initial,
    // Who wants to be told looks at something else meanwhile: for him a hidden tab looks too.
    refetchIntervalInBackground: notice === 'on',
  })
  const { task, cancel: cancelled } = data
  const { data: around } = useQuery(taskAroundQuery(task))
  const { data: lines } = useQuery({
    ...taskLogQuery(task.guid),
    initialData: log,
    enabled: false,
    select: linesOf,
  })
  const { data: judgement } = useQuery({ ...verdictQuery(task), enabled: false, select: judgementOf })
  useEndNotice(task, notice)
  useTaskTab(task)
  const { submissionLabel } = place
  const submission = submissionLabel && task.metadata.labels[submissionLabel]
  const creator = around?.history.kind === 'told' ? around.history.created?.by : undefined
  const cancelAndLook = async (guid: string) => {
    const problem = await cancel(guid)
    await queries.invalidateQueries({ queryKey: query.queryKey })
    return problem
  }
  return (
    <Page
      heading={<TaskHeading task={task} />}
      breadcrumbs={breadcrumbs}
      about={
        <TaskMeta task={task} usual={<UsualDuration runs={around?.runs} />}>
          {creator && (
            <span className="wrap-anywhere">
              by <HostileText text={creator} />
            </span>
          )}
          <Stall task={task} runs={around?.runs} lines={lines} />
          <NotRead error={error} since={dataUpdatedAt} />
        </TaskMeta>
      }
      actions={
        <HeadActions
          task={task}
          cancel={cancelAndLook}
          place={{ ...place, currentDropletGuid: around?.droplet?.currentGuid }}
          notice={notice}
          onNotice={setNotice}
          {...again}
        />
      }
    >
      <MainAndSide
        main={
          <>
            <TaskVerdict task={task} initial={judged} around={around} place={place} again={again} />
            <WhatChanged task={task} cause={judgement?.cause} />
            <TaskLog guid={task.guid} initial={log} isLive={!hasEnded(task)} evidence={judgement?.evidence} />
          </>
        }
        side={
          <>
            <TaskTimeline task={task} cancel={cancelled} history={around?.history} />
            <EarlierRuns task={task} runs={around?.runs} />
            <TaskFacts task={task} around={around} />
            <EditableMetadata
              task={task}
              submissionLabel={submissionLabel}
              change={changeMetadata}
              signInAgain={again.signInAgain}
              userName={again.userName}
            />
            {submission && SUBMISSION_ID.test(submission) && <TaskSubmission id={submission} />}
          </>
        }
      />
    </Page>
  )
}
