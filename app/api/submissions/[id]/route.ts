import { notFound } from '@/lib/server/cloud-controller/not-found'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { findOwnResult } from '@/lib/server/submission/find-own-result'

/** What became of one of the operator's own submissions so far; somebody else's is not found. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/submissions/[id]'>,
): Promise<Response> {
  const session = await currentSession('poll')
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { id } = await params
  const result = await findOwnResult(await theServices(), session, id)
  if (result === 'not-yet')
    return respondFailure({ kind: 'not-sent', cause: 'timeout', detail: 'not recorded yet' })
  return result ? respond(result) : respondFailure(notFound('Submission not found'))
}
