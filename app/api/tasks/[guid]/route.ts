import { respond, respondFailure } from '@/lib/server/http/respond'
import { liveTask } from '@/lib/server/live/live-task'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'

/** One task with its last lines; polled by whoever follows it. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/tasks/[guid]'>,
): Promise<Response> {
  const session = await currentSession('poll')
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { guid } = await params
  const answer = await liveTask(await theServices(), session, guid)
  return answer.kind === 'ok' ? respond(answer.body) : respondFailure(answer)
}
