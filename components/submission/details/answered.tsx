import Link from 'next/link'
import type { ReactNode } from 'react'
import { linkClass } from '@/components/ui/classes'
import { Fact, Facts } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { PanelPart } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { SubmissionDetails } from '@/lib/queries/submission-details'
import { errorMeaning } from '@/lib/resources/error-meaning'
import { causeText } from '@/lib/submission/cause'
import { OUTCOME, WHY_IN_DOUBT } from '@/lib/submission/outcome'
import type { SubmissionRecord } from '@/lib/submission/submission'
import { emptyValues } from '@/lib/task-form/fields'
import { nameOf } from '@/lib/task-form/problem'
import { counted } from '@/lib/words'

/** What came back: status, code, request id, the errors as received beside the same as attributed. */
export function Answered({ details }: { details: SubmissionDetails }) {
  const { submission, isOutline } = details
  const { errors, status, requestId, cause } = submission
  return (
    <DetailSection id="answered" title="What was answered">
      <PanelPart>
        <Facts>
          <Fact name="Status">
            {status !== null && <code className="mr-1.5 text-12">{status}</code>}
            <span className="text-text-2">{statusWord(submission)}</span>
          </Fact>
          {errors.map(({ code, title, detail }) => (
            <Fact key={`${code} ${title} ${detail}`} name="Code" mono>
              {code} <HostileText text={title} />
              {isOutline && errorMeaning(title) && (
                <span className="block font-sans text-13 text-text-2">{errorMeaning(title)}</span>
              )}
            </Fact>
          ))}
          {cause && (
            <Fact name="Cause">
              <HostileText text={causeText(cause)} />
            </Fact>
          )}
          {requestId && (
            <Fact name="Request id" mono>
              <HostileText text={requestId} />
            </Fact>
          )}
        </Facts>
        {isOutline && (
          <p className="mt-2 text-13 text-text-3">
            What the API said is shown to those who may read the app’s secrets: it echoes what was typed.
          </p>
        )}
      </PanelPart>
      {errors.length > 0 && !isOutline && (
        <PanelPart>
          <Errors details={details} />
        </PanelPart>
      )}
      <LookedFor submission={submission} />
    </DetailSection>
  )
}

function statusWord({ outcome, status, answeredAt }: SubmissionRecord): string {
  if (status === null) {
    if (outcome === 'rejected') return 'none: nothing was sent'
    return answeredAt || outcome !== 'sending' ? 'none that can be trusted' : 'none yet'
  }
  if (outcome === 'rejected') return 'refused, no task was created'
  return outcome === 'accepted' && status >= 400 ? 'the task was found all the same' : ''
}

function Errors({ details: { submission, problems, values } }: { details: SubmissionDetails }) {
  return (
    <div className="grid gap-5 md:grid-cols-2">
      <div className="min-w-0">
        <h3 className="mb-2 text-13 font-head">As received</h3>
        <div className="grid gap-2">
          {submission.errors.map(({ code, title, detail }) => (
            <pre
              key={`${code} ${title} ${detail}`}
              className="rounded-2 bg-sunken px-3 py-2 font-mono text-12 leading-5 wrap-anywhere whitespace-pre-wrap"
            >
              <HostileText text={detail} multiline />
            </pre>
          ))}
        </div>
      </div>
      <div className="min-w-0">
        <h3 className="mb-2 text-13 font-head">As attributed</h3>
        <Facts>
          {problems.map(({ at, message }) => (
            <Fact key={`${JSON.stringify(at)} ${message}`} name={nameOf(at, values ?? emptyValues())} mono>
              <HostileText text={message} />
            </Fact>
          ))}
        </Facts>
      </div>
    </div>
  )
}

/** How the task was looked for where no answer told of it, why it can't be found out, and what may be it. */
function LookedFor({ submission }: { submission: SubmissionRecord }) {
  const { outcome, status, doubt, candidates, looks, lookedAt, lookProblem, nextLookAt } = submission
  const { isUndecided } = OUTCOME[outcome]
  // Of an accepted one that was answered, a look was a proof that labels are kept here, no search.
  const wasAnswered = status !== null && status < 300
  if (!isUndecided && outcome !== 'lost' && (looks === 0 || wasAnswered)) return null
  return (
    <PanelPart ground="foot">
      <div className="grid gap-1.5 text-13 text-text-2">
        <p>
          {looks === 0 ? (
            'It was not looked for yet: it is as soon as the answer is late. '
          ) : (
            <>
              {counted(looks, 'look')} for a task with its label
              {lookedAt && (
                <>
                  , the last <Time at={lookedAt} />
                </>
              )}
              .{' '}
            </>
          )}
          {outcome === 'lost' && 'None was found, and the request can’t be under way any more. '}
          {isUndecided &&
            nextLookAt &&
            (looks === 0 ? 'This page follows.' : 'It is looked for again, and this page follows.')}
        </p>
        {lookProblem && (
          <p>
            The last look could not be made: <HostileText text={lookProblem} />.
          </p>
        )}
        {doubt && <p>{WHY_IN_DOUBT[doubt]}</p>}
        {candidates.length > 0 && (
          <ul className="grid gap-1">
            {candidates.map(({ guid, name, created_at }) => (
              <li key={guid}>
                <Link href={paths.task(guid)} className={linkClass}>
                  <HostileText text={name} />
                </Link>
                , created <Time at={created_at} />
              </li>
            ))}
          </ul>
        )}
      </div>
    </PanelPart>
  )
}

/** One part of a submission's page: its heading over a frame, whose content stands in `PanelPart`s. */
export function DetailSection({
  id,
  title,
  aside,
  children,
}: {
  id: string
  title: string
  /** At the right of the heading. */
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <section aria-labelledby={id} className="min-w-0 max-lg:order-1">
      <div className="mb-2 flex min-h-7 items-center justify-between gap-2">
        <h2 id={id} className="text-16 font-head">
          {title}
        </h2>
        {aside && <div className="text-12 text-text-3">{aside}</div>}
      </div>
      <div className="overflow-hidden rounded-3 border border-hairline bg-surface">{children}</div>
    </section>
  )
}
