import { Fact, Facts } from '@/components/ui/facts'
import { Panel, PanelPart } from '@/components/ui/panel'
import { Shape, type ShapeName, type Tone } from '@/components/ui/shape'
import { Timeline, type TimelineStep } from '@/components/ui/timeline'
import type { SubmissionRecord } from '@/lib/resources/submission'

/** One submission beside its result: the steps it took, and the ids support asks for. */
export function SubmissionPanel({ submission }: { submission: SubmissionRecord }) {
  return (
    <Panel id="submission" title="Submission" aside={<Outcome outcome={submission.outcome} />}>
      <PanelPart>
        <Timeline steps={stepsOf(submission)} />
      </PanelPart>
      <PanelPart>
        <Facts>
          <Fact name="id" mono>
            {submission.id}
          </Fact>
          {submission.requestId && (
            <Fact name="request" mono>
              {submission.requestId}
            </Fact>
          )}
          {submission.taskGuid && (
            <Fact name="task" mono>
              {submission.taskGuid}
            </Fact>
          )}
        </Facts>
      </PanelPart>
    </Panel>
  )
}

const LOOKS: Record<SubmissionRecord['outcome'], { shape: ShapeName; tone: Tone; badge: string }> = {
  sending: { shape: 'arrow', tone: 'running', badge: 'bg-running-tint text-running-text' },
  accepted: { shape: 'check', tone: 'good', badge: 'bg-good-tint text-good-text' },
  rejected: { shape: 'barred-octagon', tone: 'bad', badge: 'bg-bad-tint text-bad-text' },
  unknown: { shape: 'question', tone: 'careful', badge: 'bg-careful-tint text-careful-text' },
}

function Outcome({ outcome }: { outcome: SubmissionRecord['outcome'] }) {
  const { shape, tone, badge } = LOOKS[outcome]
  return (
    <span
      className={`inline-flex h-6 items-center gap-1.5 rounded-1 pr-2 pl-1.5 font-mono text-12 font-label ${badge}`}
    >
      <Shape name={shape} tone={tone} />
      {outcome}
    </span>
  )
}

function stepsOf(submission: SubmissionRecord): TimelineStep[] {
  const { recordedAt, answeredAt, settledAt, lookedAt, status, looks, cause, outcome, errors } = submission
  const steps: TimelineStep[] = [{ key: 'recorded', word: 'Recorded in the journal', at: recordedAt }]
  if (answeredAt && status !== null)
    steps.push({ key: 'answered', word: `Answered ${status}`, more: errors[0]?.title, at: answeredAt })
  else if (answeredAt)
    steps.push({
      key: 'answered',
      word: 'No answer',
      more: cause ?? undefined,
      suspect: true,
      at: answeredAt,
    })
  if (looks > 0 && lookedAt)
    steps.push({ key: 'looks', word: looks === 1 ? '1 look' : `${looks} looks`, at: lookedAt })
  if (settledAt)
    steps.push({ key: 'settled', word: outcome === 'accepted' ? 'Accepted' : 'Rejected', at: settledAt })
  return steps
}
