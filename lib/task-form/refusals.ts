import type { ApiError } from '../resources/api-error'
import type { Place, Problem } from './place'
import { type Known, nextOf } from './refusal/known'
import { type Piece, readDetail, toPlace } from './refusal/read-detail'
import type { SentEntry, SentTask } from './refusal/sent-task'
import { type Sent, sentTask } from './refusal/sent-task'
import { isSaid, WHOLE_ANSWERS } from './refusal/whole-answers'

/** An error answer of the API to a submission. `text` is what it said where there is no `errors`. */
export type Refusal = { status: number; errors: ApiError[]; text?: string; retryAfterMs?: number }

/** CF-UnprocessableEntity: the only code under which several messages are joined into one detail. */
const UNPROCESSABLE = 10008

function toRow(at: Extract<Piece['at'], { kind: 'rows' }>, entry: SentEntry | undefined): Place {
  if (!entry) return { kind: 'group', list: at.list }
  if (entry.rowId === undefined) return { kind: 'form' }
  return { kind: 'row', list: at.list, rowId: entry.rowId, part: at.part }
}

/** Equal texts are of their rows in order if there is one for each row; else only the group is certain. */
function toPlaces(pieces: Piece[], detail: string): Place[] {
  const textOf = ({ begin, end }: Piece) => detail.slice(begin, end)
  const count = new Map<string, number>()
  for (const piece of pieces) count.set(textOf(piece), (count.get(textOf(piece)) ?? 0) + 1)
  const seen = new Map<string, number>()
  return pieces.map((piece) => {
    const { at } = piece
    if (at.kind !== 'rows') return at
    if (at.entries.length === 1) return toRow(at, at.entries[0])
    const nth = seen.get(textOf(piece)) ?? 0
    seen.set(textOf(piece), nth + 1)
    return toRow(at, count.get(textOf(piece)) === at.entries.length ? at.entries[nth] : undefined)
  })
}

function ofDetail(error: ApiError, sent: SentTask, known: Known): Problem[] {
  const { detail } = error
  const pieces = readDetail(detail, sent)
  const places = toPlaces(pieces, detail)
  const problems = pieces.map(({ begin, end, next }, index): Problem => {
    const at = places[index] ?? { kind: 'form' }
    return {
      at,
      message: detail.slice(begin, end),
      next: nextOf(next, known),
      ...(at.kind === 'form' && { error }),
    }
  })
  const end = pieces.at(-1)?.end
  if (end === detail.length) return problems
  const rest = end === undefined ? detail : detail.slice(end + 2)
  return [...problems, { at: { kind: 'form' }, message: rest, error }]
}

function whole(error: ApiError, at: Place, next?: string): Problem[] {
  return [{ at, message: error.detail, next, ...(at.kind !== 'field' && at.kind !== 'group' && { error }) }]
}

function waitFor(retryAfterMs: number | undefined): string {
  if (retryAfterMs === undefined) return 'Wait until the hour of the limit is over, then send it again.'
  const minutes = Math.ceil(retryAfterMs / 60_000)
  return `Wait ${minutes} min, then send it again.`
}

function ofError(
  { status, retryAfterMs }: Refusal,
  error: ApiError,
  sent: SentTask,
  known: Known,
): Problem[] {
  const row = WHOLE_ANSWERS.find((answer) => isSaid(answer, error, sent))
  const next = nextOf(row?.next, known)
  if (status === 401) return whole(error, { kind: 'session' }, next)
  if (status === 429) return whole(error, { kind: 'form' }, waitFor(retryAfterMs))
  if (status >= 500) return whole(error, { kind: 'form' }, row?.at === 'form' ? next : undefined)
  if (row) return whole(error, toPlace(row.at), next)
  return error.code === UNPROCESSABLE ? ofDetail(error, sent, known) : whole(error, { kind: 'form' })
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
  const problems = refusal.errors.flatMap((error) => ofError(refusal, error, sent, known))
  return {
    problems: problems.map((problem) => ({
      ...problem,
      message: problem.message || silence(refusal.status),
    })),
  }
}
