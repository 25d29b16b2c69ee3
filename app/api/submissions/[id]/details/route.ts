import { notFound } from '@/lib/server/cloud-controller/not-found'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { submissionDetails } from '@/lib/server/submission/shown/submission-details'

/** Everything of one submission that the operator may see; polled by the page that shows it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/submissions/[id]/details'>,
): Promise<Response> {
  const session = await currentSession('poll')
  if (!session) return respondFailure({ kind: 'session-ended' })
  const found = await submissionDetails(await theServices(), session, (await params).id)
  if (found.kind === 'ok') return respond(found.body)
  return respondFailure(found.kind === 'failed' ? found.failure : notFound('Submission not found'))
}
