import type { ApiError } from './api-error'
import type { Problem } from './place'
import type { TaskFormValues } from './values'

/** An error answer of the API to a submission. `text` is what it said where there is no `errors`. */
export type Refusal = { status: number; errors: ApiError[]; text?: string; retryAfterMs?: number }

/** What was sent: the form's values, and the label the console added. */
export type Sent = { values: TaskFormValues; submissionLabel?: { key: string; value: string } }

/** Puts each message of a refusal where it belongs. */
export function attribute(refusal: Refusal, _sent: Sent): { problems: Problem[] } {
  return { problems: refusal.errors.map((error) => ({ at: { kind: 'form' }, message: error.detail, error })) }
}
