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

const HEADERS = { 'cache-control': 'no-store', vary: 'Cookie' }

/** A read route's answer. */
export const respond = (body: unknown): Response => Response.json(body, { headers: HEADERS })

/** A read route's answer that is JSON text already. */
export const respondText = (json: string): Response =>
  new Response(json, { headers: { ...HEADERS, 'content-type': 'application/json' } })

/** A read route's answer under a version: without a body where whoever asks knows that version already (RFC 9110, 13.1.2). */
export function respondVersion(
  body: unknown,
  { version, nextLookMs, known }: { version: string; nextLookMs: number; known: string | null },
): Response {
  const headers = { ...HEADERS, etag: version, 'x-next-look-ms': String(Math.round(nextLookMs)) }
  return known === version ? new Response(null, { status: 304, headers }) : Response.json(body, { headers })
}

/** An answer that grows line by line, each a piece of JSON. `lines` is told when nobody reads any more. */
export function respondLines(
  lines: (signal: AbortSignal) => AsyncGenerator<unknown>,
  requestSignal: AbortSignal,
): Response {
  const left = new AbortController()
  const made = lines(AbortSignal.any([left.signal, requestSignal]))
  const encoder = new TextEncoder()
  const body = new ReadableStream<Uint8Array>({
    pull: async (controller) => {
      const { done, value } = await made.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(`${JSON.stringify(value)}\n`))
    },
    cancel: () => left.abort(),
  })
  // Not transformed: a compressor on the way would hold lines back.
  return new Response(body, {
    headers: {
      ...HEADERS,
      'cache-control': 'no-store, no-transform',
      'content-type': 'application/x-ndjson',
    },
  })
}

/** A file to keep. `name` is our own, in ASCII (RFC 6266). */
export const respondDownload = (
  body: ReadableStream<Uint8Array>,
  { type, name }: { type: string; name: string },
): Response =>
  new Response(body, {
    headers: { ...HEADERS, 'content-type': type, 'content-disposition': `attachment; filename="${name}"` },
  })

/** A read route's failure: the API's own status and errors, 401 without a session, 502 where the API gave none. */
export function respondFailure(failure: Unreadable): Response {
  return Response.json(describeFailure(failure), { status: statusOf(failure), headers: HEADERS })
}

function statusOf(failure: Unreadable): number {
  if (failure.kind === 'session-ended') return 401
  if (failure.kind === 'bad-request') return 400
  return failure.kind === 'refused' ? failure.status : 502
}
