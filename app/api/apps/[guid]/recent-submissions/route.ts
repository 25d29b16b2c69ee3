import { isGuid } from '@/lib/resources/guid'
import { notFound } from '@/lib/server/cloud-controller/not-found'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { findRecentOfApp } from '@/lib/server/submission/journal/find'

/** The operator's own submissions of an app that are open, or of the last quarter of an hour: a new form names them. */
export async function GET(
  _request: Request,
  { params }: RouteContext<'/api/apps/[guid]/recent-submissions'>,
): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const { guid } = await params
  if (!isGuid(guid)) return respondFailure(notFound('App not found'))
  const { database } = await theServices()
  const rows = await findRecentOfApp(database.db, session, guid)
  return respond(
    rows.map(({ id, outcome, taskName, command, recordedAt, taskGuid }) => ({
      id,
      outcome,
      name: taskName,
      command: command.slice(0, 200),
      recordedAt: recordedAt.toISOString(),
      taskGuid,
    })),
  )
}
