import { readTaskChecks } from '@/lib/server/checks/read-task-checks'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'

/** What is known to speak against a task of this app, before anybody submits one. */
export async function GET(
  request: Request,
  { params }: RouteContext<'/api/apps/[guid]/checks'>,
): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { guid } = await params
  const answer = await readTaskChecks(await theServices(), session, guid, request.signal)
  return answer.kind === 'ok' ? respond(answer.body) : respondFailure(answer)
}
