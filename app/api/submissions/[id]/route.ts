import { notFound } from '@/lib/server/cloud-controller/not-found'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { findOwnResult } from '@/lib/server/submission/find-own-result'

/** What became of one of the operator's own submissions so far, looked for with `?look=now`; somebody else's is not found. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/submissions/[id]'>,
): Promise<Response> {
  const session = await currentSession('poll')
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { id } = await params
  const asksToLook = new URL(request.url).searchParams.get('look') === 'now'
  const result = await findOwnResult(await theServices(), session, id, asksToLook)
  if (result === 'not-yet')
    return respondFailure({ kind: 'not-sent', cause: 'timeout', detail: 'not recorded yet' })
  return result ? respond(result) : respondFailure(notFound('Submission not found'))
}
