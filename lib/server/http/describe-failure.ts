import 'server-only'
import type { ReadFailure } from '@/lib/queries/get-json'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Failure } from './answer'

/** Every way in which there is nothing to show. */
export type Unreadable = Failure | SessionEnded | { kind: 'bad-request' }

/** A failed read or write in the words and the shape that pages and read routes give. */
export function describeFailure(failure: Unreadable): ReadFailure {
  if (failure.kind === 'session-ended') return said(failure.kind, 'The session ended. Sign in again.')
  if (failure.kind === 'bad-request') return said(failure.kind, 'The console does not know this request.')
  if (failure.kind === 'not-sent')
    return said(failure.kind, `The API could not be reached (${failure.detail}).`)
  const { requestId } = failure
  return failure.kind === 'refused'
    ? { kind: failure.kind, errors: failure.errors, detail: '', requestId }
    : { ...said(failure.kind, `The API gave no usable answer (${failure.detail}).`), requestId }
}

const said = (kind: ReadFailure['kind'], detail: string): ReadFailure => ({ kind, errors: [], detail })
