import 'server-only'
import type { ReadFailure } from '@/lib/queries/get-json'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Failure } from './answer'

/** Every way in which there is nothing to show. */
export type Unreadable = Failure | SessionEnded | OwnFailure

/** What the console itself did not know, not have yet, or could not ask its journal for. */
type OwnFailure = { kind: 'bad-request' | 'not-recorded-yet' | 'journal-away' }

/** A failed read or write in the words and the shape that pages and read routes give. */
export function describeFailure(failure: Unreadable): ReadFailure {
  if (failure.kind === 'refused')
    return { kind: failure.kind, errors: failure.errors, detail: '', requestId: failure.requestId }
  if (failure.kind === 'not-sent')
    return said(failure.kind, `The API could not be reached (${failure.detail}).`)
  if (failure.kind !== 'no-answer') return said(failure.kind, OWN_WORDS[failure.kind])
  const { requestId } = failure
  return { ...said(failure.kind, `The API gave no usable answer (${failure.detail}).`), requestId }
}

const OWN_WORDS: Record<(OwnFailure | SessionEnded)['kind'], string> = {
  'session-ended': 'The session ended. Sign in again.',
  'bad-request': 'The console does not know this request.',
  'not-recorded-yet': 'The submission is not recorded yet.',
  'journal-away': 'The journal did not answer.',
}

const said = (kind: ReadFailure['kind'], detail: string): ReadFailure => ({ kind, errors: [], detail })
