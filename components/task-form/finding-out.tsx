import Link from 'next/link'
import { Button, buttonClass } from '@/components/ui/button'
import { Fact, Facts } from '@/components/ui/facts'
import { Moment } from '@/components/ui/moment'
import { Panel, PanelPart } from '@/components/ui/panel'
import { Shape } from '@/components/ui/shape'
import { takeFocus } from '@/components/ui/take-focus'
import { Time } from '@/components/ui/time'
import { paths } from '@/lib/paths'
import type { SubmissionRecord } from '@/lib/resources/submission'

type FindingOutProps = {
  submission: SubmissionRecord
  appGuid: string
  appName?: string
  /** To a new form; this submission goes on being looked for. */
  leave: () => void
}

/** The outcome is open: what is known, when was looked, and that nothing is sent a second time. */
export function FindingOut({ submission, appGuid, appName, leave }: FindingOutProps) {
  const { lookedAt, looks, lookProblem, nextLookAt, labelKey, id, cause, outcome, errors, status } =
    submission
  return (
    <Panel id="finding-out" title="Finding out what happened" titleHidden tone="careful" ref={takeFocus}>
      <PanelPart ground="careful">
        <div role="status" aria-labelledby="finding-out">
          <p className="flex items-center gap-2.5 text-20 font-head">
            <Shape name="question" tone="careful" size="large" />
            Finding out what happened
          </p>
          <p className="mt-1 max-w-prose text-pretty text-text-2">
            {outcome === 'sending'
              ? 'The request has left and the API has not answered yet.'
              : 'The request may have arrived, but no answer came that could be trusted.'}{' '}
            The task may exist or not; the console looks for it by its label and says which. Nothing is sent a
            second time.
          </p>
        </div>
      </PanelPart>
      <PanelPart>
        <Facts>
          <Fact name="Sent">
            <Time at={submission.recordedAt} />
          </Fact>
          <Fact name="Last look">
            {lookedAt ? (
              <>
                <Time at={lookedAt} />, no task with this label yet;{' '}
                {looks === 1 ? '1 look' : `${looks} looks`} so far
              </>
            ) : (
              'not yet'
            )}
          </Fact>
          {lookProblem && <Fact name="Could not look">{lookProblem}</Fact>}
          {nextLookAt && (
            <Fact name="Next look">
              <Moment at={nextLookAt} />
            </Fact>
          )}
          {errors.map((error) => (
            <Fact key={error.detail} name={`Answered ${status ?? ''}`} mono>
              {error.title}: {error.detail}
            </Fact>
          ))}
          {cause && <Fact name="Cause">{cause}</Fact>}
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
          <Link href={paths.app(appGuid)} className={buttonClass({ kind: 'plain' })}>
            Tasks of {appName ?? 'this app'}
          </Link>
          <Button onClick={leave}>Open a new form</Button>
          <span className="text-12 text-text-3">
            You can leave: it settles without this page. A new form is a task of its own.
          </span>
        </div>
      </PanelPart>
    </Panel>
  )
}
