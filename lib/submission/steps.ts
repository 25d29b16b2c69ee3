import { counted } from '@/lib/words'
import { causeInWords } from './cause'
import type { SubmissionRecord } from './submission'

/** A step of a submission, at its instant; `suspect` where it is no good news. */
type Step = { key: string; word: string; more?: string; suspect?: boolean; at: string }

const SETTLED: Record<SubmissionRecord['outcome'], string> = {
  sending: '',
  unknown: '',
  accepted: 'Accepted',
  rejected: 'Rejected',
  lost: 'Surely not there',
}

/**
 * The steps that a submission took, each with its instant, in the order in which they happened: recorded, then sent,
 * whatever the two clocks say that told it; an answer may come after looks, and a look after the outcome.
 */
export function stepsOf(submission: SubmissionRecord): Step[] {
  const { recordedAt, sentAt, settledAt, lookedAt, looks, outcome } = submission
  const begin: Step[] = [{ key: 'recorded', word: 'Recorded in the journal', at: recordedAt }]
  if (sentAt) begin.push({ key: 'sent', word: 'Sent', at: sentAt })
  const steps: Step[] = []
  const answer = answerStep(submission)
  if (answer) steps.push(answer)
  if (looks > 0 && lookedAt)
    steps.push({
      key: 'looks',
      word: counted(looks, 'look'),
      more: whenLooked(submission),
      at: lookedAt,
    })
  if (settledAt && SETTLED[outcome]) steps.push({ key: 'settled', word: SETTLED[outcome], at: settledAt })
  return [...begin, ...steps.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))]
}

const MOST_LOOKS_NAMED = 12

/** How long after the request left each look was, in whole seconds. */
export function looksAfterMs({ sentAt, recordedAt, lookedAts }: SubmissionRecord): number[] {
  const from = Date.parse(sentAt ?? recordedAt)
  return lookedAts.map((at) => Math.max(0, Date.parse(at) - from))
}

function whenLooked(submission: SubmissionRecord): string | undefined {
  const after = looksAfterMs(submission)
  const named = after.slice(0, MOST_LOOKS_NAMED).map((ms) => `${Math.round(ms / 1000)} s`)
  if (named.length === 0) return undefined
  return `${named.join(', ')}${submission.looks > named.length ? ' …' : ''}`
}

function answerStep({ answeredAt, status, errors, cause }: SubmissionRecord): Step | undefined {
  if (!answeredAt) return undefined
  if (status !== null)
    return { key: 'answered', word: `Answered ${status}`, more: errors[0]?.title, at: answeredAt }
  return {
    key: 'answered',
    word: 'No answer',
    more: cause === null ? undefined : causeInWords(cause),
    suspect: true,
    at: answeredAt,
  }
}
