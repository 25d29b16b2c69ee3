import { readRunAgain } from '@/lib/server/task-page/run-again'
import { theConfig, theDatabase } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

/** What a task would be made of again, and the id to send that under; read when somebody asks for it. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }) => {
  const { db } = await theDatabase()
  return readRunAgain({ db, config: theConfig() }, session, guid)
})
