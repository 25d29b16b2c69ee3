import { keptAppList } from '@/lib/server/cloud-controller/kept-app-list'
import { respondFailure, respondText } from '@/lib/server/http/respond'
import { theServices } from '@/lib/server/services'
import { currentSession } from '@/lib/server/session/current'
import { findRecentApps } from '@/lib/server/submission/journal/find'

/** Every app the operator may read, for the pickers to search in, and which of them he used last. */
export async function GET(): Promise<Response> {
  const session = await currentSession()
  if (!session) return respondFailure({ kind: 'session-ended' })
  const services = await theServices()
  const [answer, recent] = await Promise.all([
    keptAppList(services, session),
    // The order is a comfort: without the journal the list is in its own.
    findRecentApps(services.database.db, session).catch(() => []),
  ])
  if (answer.kind !== 'ok') return respondFailure(answer)
  const { text, isOld } = answer.body
  return respondText(`{"recent":${JSON.stringify(recent)},"isOld":${isOld},"list":${text}}`)
}
