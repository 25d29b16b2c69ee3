import type { ApiError } from '../../resources/api-error'
import type { Problem, Spot } from '../problem'
import { type Known, nextOf } from './next-steps'
import { readDetails, type SaidAt, toSpot } from './read-details'
import { isSaid, WHOLE_ANSWERS } from './refusal-rows'
import { type Sent, type SentTask, sentTask } from './said'

/** An error answer of the API to a submission. `text` is what it said where there is no `errors`. */
type Refusal = { status: number; errors: ApiError[]; text?: string; retryAfterMs?: number }

/** CF-UnprocessableEntity: the only code under which several messages are joined into one detail. */
const UNPROCESSABLE = 10008

function ofDetail(error: ApiError, said: SaidAt[], sent: SentTask, known: Known): Problem[] {
  const { detail } = error
  const problems = said.map(({ begin, end, at, next }): Problem => {
    const message = detail.slice(begin, end)
    const typed = (at.kind === 'field' && sent.typed[at.field]) || ''
    return {
      at,
      message,
      next: nextOf(next, known, { message, typed }),
      ...(at.kind === 'form' && { error }),
    }
  })
  const end = said.at(-1)?.end
  if (end === detail.length) return problems
  const rest = end === undefined ? detail : detail.slice(end + 2)
  return [...problems, { at: { kind: 'form' }, message: rest, error }]
}

function whole(error: ApiError, at: Spot, next?: string): Problem[] {
  return [{ at, message: error.detail, next, ...(at.kind !== 'field' && at.kind !== 'group' && { error }) }]
}

function waitFor(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return 'Wait until the hour of the limit is over, then send it again.'
  const minutes = Math.ceil(retryAfterMs / 60_000)
  return `Wait ${minutes} min, then send it again.`
}

/** An error that is one message, whatever commas it has, and its spot; nothing where it may be several. */
function ofWhole(
  { status, retryAfterMs }: Refusal,
  error: ApiError,
  sent: SentTask,
  known: Known,
): Problem[] | undefined {
  const row = WHOLE_ANSWERS.find((answer) => isSaid(answer, error, sent))
  const next = nextOf(row?.next, known, { message: error.detail, typed: '' })
  if (status === 401) return whole(error, { kind: 'session' }, next)
  if (status === 429) return whole(error, { kind: 'form' }, waitFor(retryAfterMs))
  if (status >= 500) return whole(error, { kind: 'form' }, row?.at === 'form' ? next : undefined)
  if (row) return whole(error, toSpot(row.at), next)
  return error.code === UNPROCESSABLE ? undefined : whole(error, { kind: 'form' })
}

function silence(status: number): string {
  return `The API answered ${status} and said nothing more.`
}

function withoutErrors({ status, text }: Refusal): Problem {
  return { at: { kind: status === 401 ? 'session' : 'form' }, message: text || silence(status) }
}

/**
 * Puts each message of a refusal where it belongs, in the API's order. What the request cannot have
 * caused, or may have caused in two ways, stays whole at form level, with its error.
 */
export function attribute(refusal: Refusal, sent: Sent): { problems: Problem[] } {
  return attributeSent(refusal, sentTask(sent), sent.known)
}

/** The same for a request that did not come from the form. */
export function attributeSent(refusal: Refusal, sent: SentTask, known: Known = {}): { problems: Problem[] } {
  if (refusal.errors.length === 0) return { problems: [withoutErrors(refusal)] }
  const wholes = refusal.errors.map((error) => ofWhole(refusal, error, sent, known))
  const joined = refusal.errors.filter((_, index) => !wholes[index])
  const said = readDetails(
    joined.map(({ detail }) => detail),
    sent,
  )
  const problems = refusal.errors.flatMap(
    (error, index) => wholes[index] ?? ofDetail(error, said[joined.indexOf(error)] ?? [], sent, known),
  )
  return {
    problems: problems.map((problem) => ({
      ...problem,
      message: problem.message || silence(refusal.status),
    })),
  }
}
