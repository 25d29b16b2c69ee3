import 'server-only'
import type { ReadFailure } from '@/lib/queries/get-json'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Failure } from './answer'

const HEADERS = { 'cache-control': 'no-store', vary: 'Cookie' }

/** A read route's answer. */
export const respond = (body: unknown): Response => Response.json(body, { headers: HEADERS })

/** A read route's failure: the API's own status and errors, 401 without a session, 502 where the API gave none. */
export function respondFailure(failure: Failure | SessionEnded | { kind: 'bad-request' }): Response {
  return Response.json(describe(failure), { status: statusOf(failure), headers: HEADERS })
}

function describe(failure: Failure | SessionEnded | { kind: 'bad-request' }): ReadFailure {
  switch (failure.kind) {
    case 'session-ended':
      return { kind: 'session-ended', errors: [], detail: 'The session ended. Sign in again.' }
    case 'bad-request':
      return { kind: 'bad-request', errors: [], detail: 'The console does not know this request.' }
    case 'refused':
      return { kind: 'refused', errors: failure.errors, detail: '', requestId: failure.requestId }
    case 'not-sent':
      return { kind: 'not-sent', errors: [], detail: `The API could not be reached (${failure.detail}).` }
    case 'no-answer':
      return {
        kind: 'no-answer',
        errors: [],
        detail: `The API gave no usable answer (${failure.detail}).`,
        requestId: failure.requestId,
      }
  }
}

function statusOf(failure: Failure | SessionEnded | { kind: 'bad-request' }): number {
  if (failure.kind === 'session-ended') return 401
  if (failure.kind === 'bad-request') return 400
  return failure.kind === 'refused' ? failure.status : 502
}
