import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { rememberPlace } from '@/lib/server/submission/place'

/** What the form of this app offers: processes, droplets. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/apps/[guid]/task-options'>,
): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { guid } = await params
  const answer = await readTaskOptions(session, guid)
  if (answer.kind !== 'ok') return respondFailure(answer)
  rememberPlace(await theServices(), session, answer.body.app)
  return respond(answer.body)
}
