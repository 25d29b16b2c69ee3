import { isGuid } from '@/lib/resources/fact'
import { notFound } from '@/lib/server/cloud-controller/not-found'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { recentOfApp } from '@/lib/server/submission/recent'

/** The operator's own submissions of an app that are open, or of the last quarter of an hour: a new form names them. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/apps/[guid]/recent-submissions'>,
): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { guid } = await params
  if (!isGuid(guid)) return respondFailure(notFound('App not found'))
  return respond(await recentOfApp(await theServices(), session, guid))
}
