import { readTaskAround } from '@/lib/server/task-page/around'
import { theDatabase } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

/** What a task's page says besides the task; read with the page, which polls none of it. */
export const GET = readRoute<{ guid: string }>('poll', async (session, { guid }) => {
  const { db } = await theDatabase()
  return readTaskAround({ db }, session, guid)
})
