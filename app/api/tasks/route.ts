import { respond, respondFailure } from '@/lib/server/http/respond'
import { taskList } from '@/lib/server/live/task-list'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'

/** The newest tasks of every app the operator may read; polled by the page that shows them. */
export async function GET(): Promise<Response> {
  const session = await currentSession('poll')
  if (!session) return respondFailure({ kind: 'session-ended' })
  const answer = await taskList(await theServices(), session)
  return answer.kind === 'ok' ? respond(answer.body) : respondFailure(answer)
}
