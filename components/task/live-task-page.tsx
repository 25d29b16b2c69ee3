'use client'
import { useQuery, useQueryClient } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { MainAndSide, Page } from '@/components/shell/page'
import type { ProblemWords } from '@/components/ui/field'
import { Time } from '@/components/ui/time'
import { type LiveTask, liveTaskQuery } from '@/lib/queries/live-task'
import { hasEnded } from '@/lib/resources/task'
import { CancelTask } from './cancel-task'
import { Failure } from './failure'
import { TaskHeading, TaskMeta, useTaskTab } from './task-head'
import { TaskLog } from './task-log'
import { TaskFacts, TaskMetadata, TaskSubmission } from './task-side'
import { TaskTimeline } from './task-timeline'

type LiveTaskPageProps = {
  initial: LiveTask
  breadcrumbs: ReactNode
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  hiddenLabel?: string
}

/** Whoever makes a task by other means may give it our label with anything else. */
const SUBMISSION_ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

/** One task, followed until it ends: state, reason, last lines, facts. */
export function LiveTaskPage({ initial, breadcrumbs, cancel, hiddenLabel }: LiveTaskPageProps) {
  const queries = useQueryClient()
  const query = liveTaskQuery(initial.task.guid)
  const { data, dataUpdatedAt, isError } = useQuery({ ...query, initialData: initial })
  const { task, log, noLog, cancel: cancelled } = data
  useTaskTab(task)
  const submission = hiddenLabel && task.metadata.labels[hiddenLabel]
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
        <TaskMeta task={task}>
          {isError && (
            <span role="status" className="text-careful-text">
              Not read since <Time at={new Date(dataUpdatedAt).toISOString()} />. It is tried again.
            </span>
          )}
        </TaskMeta>
      }
      actions={<CancelTask task={task} cancel={cancelAndLook} />}
    >
      <MainAndSide
        main={
          <>
            <Failure task={task} cancel={cancelled} />
            <TaskLog lines={log} noLog={noLog} isLive={!hasEnded(task)} />
          </>
        }
        side={
          <>
            <TaskTimeline task={task} cancel={cancelled} />
            <TaskFacts task={task} />
            <TaskMetadata metadata={task.metadata} hiddenLabel={hiddenLabel} />
            {submission && SUBMISSION_ID.test(submission) && <TaskSubmission id={submission} />}
          </>
        }
      />
    </Page>
  )
}
