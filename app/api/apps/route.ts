import { keptAppList } from '@/lib/server/cloud-controller/kept-apps'
import { respondText } from '@/lib/server/http/respond'
import { findRecentApps } from '@/lib/server/submission/journal/find'
import { theDatabase } from '@/lib/server/this-process'
import { readRoute } from '../read-route'

/** Every app the operator may read, for the pickers to search in, and which of them he used last. */
export const GET = readRoute('activity', async (session) => {
  const { db } = await theDatabase()
  const [answer, recent] = await Promise.all([
    keptAppList(session),
    // The order is a comfort: without the journal the list is in its own.
    findRecentApps(db, session).catch(() => []),
  ])
  if (answer.kind !== 'ok') return answer
  const { text, isOld } = answer.body
  return respondText(`{"recent":${JSON.stringify(recent)},"isOld":${isOld},"list":${text}}`)
})
