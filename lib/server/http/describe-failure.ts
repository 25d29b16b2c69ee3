import 'server-only'
import type { ReadFailure } from '@/lib/queries/get-json'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Failure } from './answer'

/** Every way in which there is nothing to show. */
export type Unreadable = Failure | SessionEnded | { kind: 'bad-request' }

/** A failed read or write in the words and the shape that pages and read routes give. */
export function describeFailure(failure: Unreadable): ReadFailure {
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
