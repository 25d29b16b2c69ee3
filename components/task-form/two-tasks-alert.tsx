'use client'
import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { Ref } from 'react'
import { CancelTask } from '@/components/task/cancel-task'
import { TaskState } from '@/components/task/task-state'
import { Alert } from '@/components/ui/alert'
import { linkClass } from '@/components/ui/classes'
import type { Problem } from '@/components/ui/field'
import { paths } from '@/lib/paths'
import { liveTaskQuery } from '@/lib/queries/live-task'
import type { SubmissionRecord } from '@/lib/resources/submission'

type TwoTasksAlertProps = {
  submission: SubmissionRecord
  cancel: (guid: string) => Promise<Problem | undefined>
  ref?: Ref<HTMLDivElement>
}

/** More than one task carries the id, which the console never sent twice: both are named, and either can be ended. */
export function TwoTasksAlert({ submission, cancel, ref }: TwoTasksAlertProps) {
  const guids = [submission.taskGuid ?? '', ...submission.otherTaskGuids]
  return (
    <Alert id="two-tasks" ref={ref} title="Two tasks carry this submission">
      <p>
        The console sent one request; something behind it made {guids.length} tasks. Cancel what must not run.
      </p>
      <ul className="mt-2 grid gap-2">
        {guids.map((guid) => (
          <Twin key={guid} guid={guid} cancel={cancel} />
        ))}
      </ul>
    </Alert>
  )
}

function Twin({ guid, cancel }: { guid: string; cancel: TwoTasksAlertProps['cancel'] }) {
  const { data } = useQuery(liveTaskQuery(guid))
  return (
    <li className="flex flex-wrap items-center gap-3">
      {data && <TaskState task={data.task} />}
      <Link prefetch={false} href={paths.task(guid)} className={linkClass}>
        {data ? `${data.task.name} #${data.task.sequence_id}` : guid}
      </Link>
      {data && <CancelTask task={data.task} cancel={cancel} />}
    </li>
  )
}
