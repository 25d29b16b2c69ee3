import Link from 'next/link'
import type { usePress } from '@/components/task-form/press/use-press'
import { Alert } from '@/components/ui/alert'
import { linkClass } from '@/components/ui/classes'
import { paths } from '@/lib/paths'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { causeInWords } from '@/lib/submission/cause'
import {
  asksToSendAgain,
  isOpenResult,
  type NotSentReason,
  type SubmissionRecord,
  type SubmissionResult,
} from '@/lib/submission/submission'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { nameOf, type Problem } from '@/lib/task-form/problem'

type RunAgainOutcomeProps = {
  press: Pick<ReturnType<typeof usePress>, 'result' | 'sent' | 'isUpdated' | 'isTooLarge' | 'isWithoutAnswer'>
  task: Task
}

/** What came of the press, in the dialog; nothing before it, and nothing where the page of the new task follows. */
export function RunAgainOutcome({ press, task }: RunAgainOutcomeProps) {
  const { result, sent } = press
  if (press.isUpdated)
    return (
      <Alert id="run-again-updated" title="The console was updated">
        This press was not sent. Reload the page to continue.
      </Alert>
    )
  if (press.isTooLarge)
    return (
      <Alert id="run-again-too-large" title="The task was not created">
        It is too large for a proxy in front of the console. Nothing was sent.
      </Alert>
    )
  if (press.isWithoutAnswer)
    return (
      <Alert id="run-again-no-answer" title="No answer from the console">
        The press may have arrived: what became of it is asked for. Pressing again is safe, one submission
        runs at most one task.
      </Alert>
    )
  if (!result || !sent) return null
  if (result.outcome === 'rejected' || result.outcome === 'invalid')
    return <Refused result={result} sent={sent} task={task} />
  if (result.outcome === 'accepted' && hasMoreToTell(result)) return <MadeWithMore result={result} />
  if (!isOpenResult(result)) return null
  if (asksToSendAgain(result))
    return (
      <Alert
        id="run-again-doubt"
        look={result.outcome === 'lost' ? 'quiet' : 'careful'}
        title={result.outcome === 'lost' ? 'The request did not arrive' : 'It could not be found out'}
      >
        <ToSubmission submission={result.submission} /> says what was looked for.{' '}
        <Changed task={task} submission={result.submission} /> to send it as a new one.
      </Alert>
    )
  return (
    <div role="status" aria-labelledby="run-again-open" className="grid gap-1 text-13">
      <p id="run-again-open" className="font-label text-text">
        {result.outcome === 'sending' ? 'The API has not answered yet' : 'Finding out what happened'}
      </p>
      <p>
        The request left. <ToSubmission submission={result.submission} /> settles itself, with or without this
        page; nothing is sent a second time.
      </p>
    </div>
  )
}

type Accepted = Extract<SubmissionResult, { outcome: 'accepted' }>

/** Whether there is more to tell than that the task is there: another one with its id, an error that came with it. */
export const hasMoreToTell = ({ submission: { otherTaskGuids, errors } }: Accepted): boolean =>
  otherTaskGuids.length > 0 || errors.length > 0

function MadeWithMore({ result: { submission } }: { result: Accepted }) {
  if (submission.otherTaskGuids.length > 0)
    return (
      <Alert id="run-again-two" title="Two tasks carry this submission">
        One request was sent and made two tasks. <ToSubmission submission={submission} /> names both.
      </Alert>
    )
  return (
    <Alert
      id="run-again-error"
      look="careful"
      title="The API answered with an error, and the task exists"
      entries={submission.errors.map(({ title, detail }) => ({ name: title, message: detail }))}
    >
      Its command may run all the same.{' '}
      <Link href={paths.task(submission.taskGuid ?? '')} className={linkClass}>
        Open task
      </Link>{' '}
      and read its log before you run it again.
    </Alert>
  )
}

type RefusedProps = {
  result: Extract<SubmissionResult, { outcome: 'rejected' | 'invalid' }>
  sent: TaskFormValues
  task: Task
}

const WHY_NOT_SENT: Record<NotSentReason, string> = {
  'open-the-form-again':
    'This dialog was opened too long ago, or by somebody else. Close it and press again.',
  'reload-to-continue': 'The console was updated. Reload the page, then press again.',
  'not-recorded': 'It could not be recorded, so it was not sent. Press again in a moment.',
  'not-sent': 'The request did not reach the API. Press again.',
  'sign-in-renewed': 'The API did not take the sign-in; it has been renewed. Press again.',
  'sign-in-refused': 'The API did not take the sign-in. Press again.',
}

/** Why it was refused, in the API's words, and the form in which it can be mended. */
function Refused({ result, sent, task }: RefusedProps) {
  const submission = result.outcome === 'rejected' ? result.submission : null
  const reason = result.outcome === 'rejected' ? result.reason : null
  return (
    <Alert
      id="run-again-refused"
      title="The task was not created"
      entries={result.problems.map((problem) => entryOf(problem, sent, result.outcome === 'invalid'))}
      foot={submission?.requestId && <>Request {submission.requestId}</>}
    >
      {reason && WHY_NOT_SENT[reason]}
      {reason === 'not-sent' && submission?.cause && ` Cause: ${causeInWords(submission.cause)}.`}{' '}
      <Changed task={task} submission={submission} /> to mend it in the form.
    </Alert>
  )
}

const entryOf = ({ at, message, next }: Problem, values: TaskFormValues, own: boolean) => ({
  message,
  next,
  own,
  name: nameOf(at, values),
})

const ToSubmission = ({ submission }: { submission: SubmissionRecord }) => (
  <Link href={paths.submission(submission.id)} className={linkClass}>
    The submission’s page
  </Link>
)

/** The form with what was sent, or with what the task has. */
function Changed({ task, submission }: { task: Task; submission: SubmissionRecord | null }) {
  const app = appGuidOf(task)
  return (
    <Link
      href={submission ? paths.again(app, submission.id) : paths.againOfTask(app, task.guid)}
      className={linkClass}
    >
      Run it with changes
    </Link>
  )
}
