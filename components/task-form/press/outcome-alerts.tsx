import { useQuery } from '@tanstack/react-query'
import Link from 'next/link'
import type { Ref } from 'react'
import { CancelTask } from '@/components/task/cancel-task'
import { TaskState } from '@/components/task/task-state'
import { Alert } from '@/components/ui/alert'
import { linkClass } from '@/components/ui/classes'
import type { ProblemWords } from '@/components/ui/field'
import { paths } from '@/lib/paths'
import { liveTaskQuery } from '@/lib/queries/live-task'
import type { SubmissionRecord } from '@/lib/submission/submission'
import { asksToSendAgain, hasTwoTasks } from '@/lib/submission/submission'
import { SendAgainAlert } from './send-again-alert'
import { LARGEST_FORM_BYTES, sizeInWords } from './too-large'
import type { usePress } from './use-press'

type OutcomeAlertsProps = {
  press: ReturnType<typeof usePress>
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  /** Gives the alert the focus when it comes. */
  ref: Ref<HTMLDivElement>
}

/** What stands over the form of a press that was neither accepted nor refused. */
export function OutcomeAlerts({ press, cancel, ref }: OutcomeAlertsProps) {
  const { result, isUpdated, isTooLarge, isWithoutAnswer, isKnownMissing, bytes } = press
  if (isUpdated) return <UpdatedAlert ref={ref} />
  if (isTooLarge) return <TooLargeAlert ref={ref} bytes={bytes} />
  if (isWithoutAnswer) return <NoAnswerAlert ref={ref} isKnownMissing={isKnownMissing} bytes={bytes} />
  if (!result) return null
  if (asksToSendAgain(result)) return <SendAgainAlert ref={ref} result={result} press={press} />
  if (hasTwoTasks(result)) return <TwoTasksAlert ref={ref} submission={result.submission} cancel={cancel} />
  return null
}

/** A usual limit of proxies. What is over it may have been refused by one that hung up before it said so. */
const USUAL_LIMIT_BYTES = 1024 * 1024

/** The console did not answer the press: what is known so far, and why pressing again is safe. */
function NoAnswerAlert({
  isKnownMissing,
  bytes = 0,
  ref,
}: {
  isKnownMissing: boolean
  /** How long the press was as a request. */
  bytes?: number
  ref?: Ref<HTMLDivElement>
}) {
  const size =
    bytes > USUAL_LIMIT_BYTES
      ? ` This form is ${sizeInWords(bytes)}; a proxy in front of the console may take less.`
      : ''
  return (
    <Alert id="no-answer" ref={ref} title="No answer from the console">
      {isKnownMissing
        ? `The console has no record of the press so far.${size} Press Create task again: it is the same submission, and one submission runs at most one task.`
        : 'The press may have arrived. This page keeps asking what became of it. Pressing Create task again is safe: one submission runs at most one task.'}
    </Alert>
  )
}

/** Refused for its size before the console saw it: the one thing that helps is to send less, or to allow more. */
function TooLargeAlert({ bytes = 0, ref }: { bytes?: number; ref?: Ref<HTMLDivElement> }) {
  const who =
    bytes > LARGEST_FORM_BYTES
      ? `the console takes ${sizeInWords(LARGEST_FORM_BYTES)}`
      : 'the proxy in front of the console takes less'
  return (
    <Alert id="too-large" ref={ref} title="The task was not created">
      This form is {sizeInWords(bytes)}; {who}. Nothing was sent. Shorten the longest value
      {bytes > LARGEST_FORM_BYTES ? '.' : ', or have the proxy’s limit for request bodies raised.'}
    </Alert>
  )
}

/** The console was renewed under the open form. */
function UpdatedAlert({ ref }: { ref?: Ref<HTMLDivElement> }) {
  return (
    <Alert id="updated" ref={ref} title="The console was updated">
      This press was not sent. Copy what you need, then reload the page to continue.
    </Alert>
  )
}

type TwoTasksAlertProps = {
  submission: SubmissionRecord
  cancel: (guid: string) => Promise<ProblemWords | undefined>
  ref?: Ref<HTMLDivElement>
}

/** More than one task carries the id, which the console never sent twice: both are named, and either can be ended. */
function TwoTasksAlert({ submission, cancel, ref }: TwoTasksAlertProps) {
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
