import 'server-only'
import { describeFailure, type Unreadable } from './describe-failure'

const HEADERS = { 'cache-control': 'no-store', vary: 'Cookie' }

/** A read route's answer. */
export const respond = (body: unknown): Response => Response.json(body, { headers: HEADERS })

/** A read route's answer that is JSON text already. */
export const respondText = (json: string): Response =>
  new Response(json, { headers: { ...HEADERS, 'content-type': 'application/json' } })

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
