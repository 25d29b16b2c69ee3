import { counted } from '@/lib/count'
import type { ListedSubmission } from '@/lib/queries/submission-list'
import { causeInWords } from '@/lib/resources/submission-cause'
import { printDuration } from '@/lib/time'

/** What a row says in its last column: the API's words, ours, or that there are words which are not shown. */
export type SaidOf = { by: 'api' | 'us' | 'nobody'; text: string }

const SHOWN_TO = 'shown to those who may read the app’s secrets'

/** The first error of a submission, or what is to know of it otherwise. */
export function saidOf(submission: ListedSubmission): SaidOf | undefined {
  const { outcome, error, isOutline } = submission
  if (isOutline && (error !== null || outcome === 'rejected' || outcome === 'lost'))
    return { by: 'nobody', text: error === null ? SHOWN_TO : `${error}; the rest is ${SHOWN_TO}` }
  if (error !== null) return { by: 'api', text: error }
  const text = ourWords(submission)
  return text === '' ? undefined : { by: 'us', text }
}

function ourWords({ outcome, cause, looks, status, recordedAt, settledAt }: ListedSubmission): string {
  const looked = looks === 0 ? '' : counted(looks, 'look')
  switch (outcome) {
    case 'sending':
    case 'rejected':
      return causeInWords(cause ?? '')
    case 'unknown':
    case 'lost':
      return [causeInWords(cause ?? ''), looked].filter(Boolean).join('; ')
    case 'accepted': {
      const wasAnswered = status !== null && status < 300
      if (wasAnswered || looks === 0 || settledAt === null) return ''
      return `found by its label after ${printDuration(Date.parse(settledAt) - Date.parse(recordedAt))}`
    }
  }
}
