import type { SessionEnded } from '@/lib/server/cloud-controller/ask'
import type { Answer } from '@/lib/server/http/answer'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { currentSession } from '@/lib/server/session/current'
import type { Session } from '@/lib/server/session/session'

/** An answer of the API's parts, or a response of the route's own making. */
type Read = Answer<unknown> | SessionEnded | Response

/**
 * A read route: whoever is not signed in is told so (S07), and whatever it answers is kept nowhere (S11). A route that a
 * watched page polls says so: that prolongs no session (S03).
 */
export function readRoute<Params extends object = object>(
  occasion: 'activity' | 'poll',
  read: (session: Session, params: Params, request: Request) => Promise<Read>,
) {
  return async (request: Request, context: { params: Promise<Params> }): Promise<Response> => {
    const session = await currentSession(occasion)
    if (!session) return respondFailure({ kind: 'session-ended' })
    const answer = await read(session, await context.params, request)
    if (answer instanceof Response) return answer
    return answer.kind === 'ok' ? respond(answer.body) : respondFailure(answer)
  }
}
