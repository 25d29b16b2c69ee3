import { usedBefore } from '@/lib/resources/used-before'
import { listAppTasks } from '@/lib/server/cloud-controller/tasks'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'

const NEWEST = 200

/** What the newest tasks of this app were called and labelled, to be offered in the form. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/apps/[guid]/used-before'>,
): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { guid } = await params
  const { config } = await theServices()
  const answer = await listAppTasks(session, guid, { per_page: NEWEST }, request.signal)
  if (answer.kind !== 'ok') return respondFailure(answer)
  return respond(usedBefore(answer.body.resources, [config.submissionLabel]))
}
