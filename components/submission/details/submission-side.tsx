import Link from 'next/link'
import { OutcomeShape } from '@/components/outcome/outcome'
import { linkClass } from '@/components/ui/classes'
import { CopyButton } from '@/components/ui/copy-button'
import { Fact, Facts } from '@/components/ui/facts'
import { HostileText } from '@/components/ui/hostile-text'
import { SideSection } from '@/components/ui/panel'
import { Timeline, type TimelineStep } from '@/components/ui/timeline'
import { paths } from '@/lib/paths'
import type { SubmissionDetails } from '@/lib/queries/submission-details'
import { stepsOf } from '@/lib/submission/steps'
import { printDuration } from '@/lib/time'

/** Beside it: the steps it took, the facts, and what it was sent again for or as. */
export function SubmissionSide({ details }: { details: SubmissionDetails }) {
  return (
    <>
      <SideSection id="steps" title="Steps">
        <Steps details={details} />
      </SideSection>
      <SideSection id="facts" title="Facts">
        <SubmissionFacts details={details} />
      </SideSection>
      <SideSection id="tried-again" title="Tried again">
        <TriedAgain details={details} />
      </SideSection>
    </>
  )
}

function Steps({ details: { submission } }: { details: SubmissionDetails }) {
  const steps = withDistances(stepsOf(submission))
  return (
    <Timeline
      steps={steps.map((step) =>
        step.key === 'settled'
          ? { ...step, shape: <OutcomeShape outcome={submission.outcome} size="row" /> }
          : step,
      )}
    />
  )
}

/** Above it nobody compares milliseconds. */
const IN_MILLISECONDS_UP_TO = 10_000

/** Steps in their order, those after the first with their distance from it: `+ 11 ms`, `+ 4 min 12 s`. */
export function withDistances(steps: readonly TimelineStep[]): TimelineStep[] {
  const instantOf = ({ at = '' }: TimelineStep) => Date.parse(at)
  const [first] = steps
  return steps.map((step) =>
    step === first || !first ? step : { ...step, at: distance(instantOf(step) - instantOf(first)) },
  )
}

function distance(ms: number): string {
  if (ms >= IN_MILLISECONDS_UP_TO) return `+ ${printDuration(ms)}`
  return `+ ${String(Math.max(0, ms)).replace(/(?<=\d)(?=\d{3}$)/, '\u2009')} ms`
}

function SubmissionFacts({ details }: { details: SubmissionDetails }) {
  const { submission, app, space, organization, user } = details
  return (
    <Facts>
      <Fact name="id" mono>
        <span className="flex items-start gap-1">
          <span className="min-w-0">{submission.id}</span>
          <span className="-my-1 ml-auto">
            <CopyButton name="Copy id" text={submission.id} iconOnly />
          </span>
        </span>
      </Fact>
      <Fact name="App">
        <Link href={paths.app(app.guid)} className={linkClass}>
          <HostileText text={app.name || app.guid} />
        </Link>
        {organization.name && (
          <span className="block text-text-3">
            <HostileText text={`${organization.name} / ${space.name}`} />
          </span>
        )}
      </Fact>
      <Fact name="Who">
        <HostileText text={user.name} />{' '}
        <span className="text-text-3">
          <HostileText text={user.origin} />
        </span>
      </Fact>
      {submission.taskGuid && (
        <Fact name="Task" mono>
          <TaskLink guid={submission.taskGuid} />
        </Fact>
      )}
      {submission.otherTaskGuids.length > 0 && (
        <Fact name="Also with its id" mono>
          {submission.otherTaskGuids.map((guid) => (
            <span key={guid} className="block">
              <TaskLink guid={guid} />
            </span>
          ))}
        </Fact>
      )}
      <Fact name="Label" mono={submission.labelKey !== null}>
        {submission.labelKey ?? 'none: its task can’t be found by it'}
      </Fact>
    </Facts>
  )
}

const TaskLink = ({ guid }: { guid: string }) => (
  <Link href={paths.task(guid)} className={linkClass}>
    {guid}
  </Link>
)

function TriedAgain({ details: { submission, resentBy } }: { details: SubmissionDetails }) {
  if (!submission.resends && !resentBy) return <p className="text-13 text-text-2">Not yet.</p>
  return (
    <Facts>
      {submission.resends && (
        <Fact name="Sent again for" mono>
          <SubmissionLink id={submission.resends} />
        </Fact>
      )}
      {resentBy && (
        <Fact name="Sent again as" mono>
          <SubmissionLink id={resentBy} />
        </Fact>
      )}
    </Facts>
  )
}

const SubmissionLink = ({ id }: { id: string }) => (
  <Link href={paths.submission(id)} className={linkClass}>
    {id}
  </Link>
)
