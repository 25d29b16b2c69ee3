import { listApps } from '@/lib/server/cloud-controller/apps'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { currentSession } from '@/lib/server/session/current'

/** Every app the operator may read, for the pickers to search in. */
export async function GET(request: Request): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const answer = await listApps(session, request.signal)
  return answer.kind === 'ok' ? respond({ apps: answer.body }) : respondFailure(answer)
}
