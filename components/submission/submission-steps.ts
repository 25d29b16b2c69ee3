import type { TimelineStep } from '@/components/ui/timeline'
import type { SubmissionRecord } from '@/lib/resources/submission'

const SETTLED: Record<SubmissionRecord['outcome'], string> = {
  sending: '',
  unknown: '',
  accepted: 'Accepted',
  rejected: 'Rejected',
  lost: 'Surely not there',
}

/** The steps that a submission took, each with its instant, in their order. */
export function stepsOf(submission: SubmissionRecord): TimelineStep[] {
  const { recordedAt, sentAt, settledAt, lookedAt, looks, outcome } = submission
  const steps: TimelineStep[] = [{ key: 'recorded', word: 'Recorded in the journal', at: recordedAt }]
  if (sentAt) steps.push({ key: 'sent', word: 'Sent', at: sentAt })
  const answer = answerStep(submission)
  if (answer) steps.push(answer)
  if (looks > 0 && lookedAt)
    steps.push({ key: 'looks', word: looks === 1 ? '1 look' : `${looks} looks`, at: lookedAt })
  if (settledAt && SETTLED[outcome]) steps.push({ key: 'settled', word: SETTLED[outcome], at: settledAt })
  return steps
}

function answerStep({ answeredAt, status, errors, cause }: SubmissionRecord): TimelineStep | undefined {
  if (!answeredAt) return undefined
  if (status !== null)
    return { key: 'answered', word: `Answered ${status}`, more: errors[0]?.title, at: answeredAt }
  return { key: 'answered', word: 'No answer', more: cause ?? undefined, suspect: true, at: answeredAt }
}
