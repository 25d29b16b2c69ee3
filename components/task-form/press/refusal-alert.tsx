import type { Ref } from 'react'
import { fieldId } from '@/components/fields/text-field'
import { Alert, type AlertEntry } from '@/components/ui/alert'
import { CopyButton } from '@/components/ui/copy-button'
import { causeInWords } from '@/lib/submission/cause'
import type { NotSentReason, SubmissionRecord } from '@/lib/submission/submission'
import type { TaskFormValues } from '@/lib/task-form/fields'
import { nameOf, type Problem, pathOf } from '@/lib/task-form/problem'
import { printClock } from '@/lib/time'
import { counted } from '@/lib/words'
import type { Refused } from '../problems'

/** Why nothing was sent, and what to do; the console's own words. */
const NOT_SENT: Record<NotSentReason, string> = {
  'open-the-form-again':
    'This form was opened too long ago, or by somebody else. Open the form again; this press was not sent.',
  'reload-to-continue':
    'The console was updated since this form was opened. Reload the page to continue; this press was not sent.',
  'not-recorded':
    'This press could not be recorded, so it was not sent. Press Create task again in a moment.',
  'not-sent': 'The request did not reach the API. Nothing was created; press Create task again.',
  'sign-in-renewed':
    'The API did not take the sign-in; it has been renewed. Nothing was created; press Create task again.',
  'sign-in-refused': 'The API did not take the sign-in. Nothing was created; press Create task again.',
}

/** A problem as an entry of the alert, linked to the field or the row it speaks of. */
function entryOf({ at, message, next }: Problem, values: TaskFormValues, own: boolean): AlertEntry {
  const path = pathOf(at, values)
  return { message, next, own, name: nameOf(at, values), fieldId: path && fieldId(path) }
}

/** What was refused, entry by entry with links to the fields; what belongs to no field stands with code and title. */
export function RefusalAlert({
  refused,
  values,
  ref,
}: {
  refused: Refused
  values: TaskFormValues
  ref?: Ref<HTMLDivElement>
}) {
  const isOwn = refused.outcome === 'invalid'
  const submission = refused.outcome === 'rejected' ? refused.submission : null
  const entries = refused.problems.map((problem) => entryOf(problem, values, isOwn))
  return (
    <Alert
      ref={ref}
      id="refusal"
      title="The task was not created"
      entries={entries}
      foot={submission && <Received submission={submission} />}
      actions={
        submission &&
        submission.errors.length > 0 && (
          <CopyButton
            name="Copy for a ticket"
            text={async () =>
              (await import('@/lib/task-form/copies/as-ticket')).asTicket({
                submission,
                values,
                app: { guid: values.app, name: '' },
              })
            }
            kind="plain"
          />
        )
      }
    >
      {introduction(refused, entries.length)}
    </Alert>
  )
}

function introduction(refused: Refused, count: number): string {
  if (refused.outcome === 'invalid')
    return `${problems(count)} to mend before it can be sent. Nothing was sent.`
  const cause = refused.submission?.cause
  if (refused.reason === 'not-sent' && cause) return `${NOT_SENT['not-sent']} Cause: ${causeInWords(cause)}.`
  if (refused.reason) return NOT_SENT[refused.reason]
  return `${problems(count)}, in the API’s words. Nothing was stored; your values are as you typed them.${whenItLifts(refused)}`
}

/** A rate limit ends at an instant, by the clock on the wall. */
function whenItLifts({
  retryAfterMs,
  submission,
}: {
  retryAfterMs: number | null
  submission: SubmissionRecord | null
}): string {
  if (retryAfterMs === null || !submission?.answeredAt) return ''
  const liftsAt = new Date(Date.parse(submission.answeredAt) + retryAfterMs)
  return ` It may be sent again at ${printClock(liftsAt, 'local')}.`
}

const problems = (count: number): string => counted(count, 'problem')

function Received({ submission }: { submission: SubmissionRecord }) {
  return (
    <>
      {[...new Set(submission.errors.map(({ code, title }) => `${submission.status} ${code} ${title}`))].map(
        (line) => (
          <span key={line} className="block font-mono">
            {line}
          </span>
        ),
      )}
      {submission.requestId && (
        <span className="block">
          Request <span className="font-mono">{submission.requestId}</span>
        </span>
      )}
    </>
  )
}
