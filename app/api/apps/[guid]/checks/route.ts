import { readTaskChecks } from '@/lib/server/checks/read-task-checks'
import { theConfig, theDatabase } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

/** What is known to speak against a task of this app, before anybody submits one. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }, request) => {
  const { db } = await theDatabase()
  return readTaskChecks({ db, config: theConfig() }, session, guid, request.signal)
})
