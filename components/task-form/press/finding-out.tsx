import { useQueryClient } from '@tanstack/react-query'
import RotateCw from 'lucide-react/icons/rotate-cw'
import Link from 'next/link'
import { useTransition } from 'react'
import { Button, buttonClass } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { Icon, Shape } from '@/components/ui/icon'
import { Panel, PanelPart, takeFocus } from '@/components/ui/panel'
import { Moment, Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import { lookNow, submissionQuery } from '@/lib/queries/submission'
import { causeInWords } from '@/lib/submission/cause'
import { looksAfterMs } from '@/lib/submission/steps'
import type { SubmissionRecord } from '@/lib/submission/submission'
import { LookLine } from './look-line'

type FindingOutProps = {
  submission: SubmissionRecord
  /** When looks will have decided at the latest; null where that can't be said. */
  settledBy: string | null
  appGuid: string
  appName?: string
  /** To a new form; this submission goes on being looked for. */
  leave: () => void
}

/** The outcome is open: what is known, when was looked, and that nothing is sent a second time. */
export function FindingOut({ submission, settledBy, appGuid, appName, leave }: FindingOutProps) {
  const { lookedAt, looks, lookProblem, nextLookAt, labelKey, id, cause, outcome, errors, status } =
    submission
  const sentAt = submission.sentAt ?? submission.recordedAt
  return (
    <Panel id="finding-out" title="Finding out what happened" titleHidden tone="careful" ref={takeFocus}>
      <PanelPart ground="careful">
        <div role="status" aria-labelledby="finding-out">
          <p className="flex items-center gap-2.5 text-20 font-head">
            <Shape name="question" tone="careful" size="large" />
            Finding out what happened
          </p>
          <p className="mt-1 max-w-prose text-pretty text-text-2">
            The request left at <Moment at={wholeSecond(sentAt)} />
            {outcome === 'sending'
              ? ' and the API has not answered yet. '
              : ', and no answer came that could be trusted. '}
            The task may exist or not; the console looks for it by its label and says which. Nothing is sent a
            second time.
          </p>
        </div>
      </PanelPart>
      {labelKey !== null && (
        <PanelPart>
          <LookLine looks={looksAfterMs(submission)} count={looks} sentAt={sentAt} nextLookAt={nextLookAt} />
        </PanelPart>
      )}
      <PanelPart>
        <Facts>
          <Fact name="Last look">
            {lookedAt ? (
              <>
                <Time at={lookedAt} />, no task with this label yet
              </>
            ) : (
              'not yet'
            )}
          </Fact>
          {lookProblem && <Fact name="Could not look">{lookProblem}</Fact>}
          {nextLookAt && (
            <Fact name="Next look">
              <Moment at={wholeSecond(nextLookAt)} />
            </Fact>
          )}
          {settledBy && (
            <Fact name="Settled">
              by <Moment at={wholeSecond(settledBy)} /> at the latest, as long as the API answers: found,
              surely not there, or yours to decide
            </Fact>
          )}
          {errors.map((error) => (
            <Fact key={error.detail} name={`Answered ${status ?? ''}`} mono>
              {error.title}: {error.detail}
            </Fact>
          ))}
          {cause && <Fact name="Cause">{causeInWords(cause)}</Fact>}
          {labelKey ? (
            <Fact name="Label" mono>
              {labelKey}={id}
            </Fact>
          ) : (
            <Fact name="Label">switched off: the outcome can’t be found out here</Fact>
          )}
        </Facts>
      </PanelPart>
      <PanelPart ground="foot">
        <div className="flex flex-wrap items-center gap-3">
          {labelKey !== null && <LookNow id={id} />}
          <Link prefetch={false} href={paths.app(appGuid)} className={buttonClass({ kind: 'quiet' })}>
            Tasks of {appName ?? 'this app'}
          </Link>
          <Button kind="quiet" onClick={leave}>
            Open a new form
          </Button>
          <span className="text-12 text-text-3">
            You can leave: it settles without this page. A new form is a task of its own.
          </span>
        </div>
      </PanelPart>
    </Panel>
  )
}

/** Within a sentence milliseconds say nothing; the steps beside it have them. */
const wholeSecond = (at: string) => at.replace(/\.\d+/, '')

/** Looks at once, for whoever can't wait for the next look. What came of it shows as any look does. */
function LookNow({ id }: { id: string }) {
  const client = useQueryClient()
  const [isLooking, startLooking] = useTransition()
  const look = () =>
    startLooking(async () => {
      const result = await lookNow(id).catch(() => undefined) // the page goes on asking, and says when it can't
      if (result) client.setQueryData(submissionQuery(id).queryKey, result)
    })
  return (
    <Button busy={isLooking} busyWord="Looking" onClick={look}>
      <Icon of={RotateCw} />
      Look now
    </Button>
  )
}
