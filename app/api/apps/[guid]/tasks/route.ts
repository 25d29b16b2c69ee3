import { respondFailure } from '@/lib/server/http/respond'
import { followTaskList } from '@/lib/server/live/task-list'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'
import { answerTaskList } from '../../../task-list-answer'
import { questionOf } from '../../../task-list-question'

/** Tasks of this app, by the filters of the address; polled by the page that shows them. */
export const GET = readRoute<{ guid: string }>('poll', async (session, { guid }, request) => {
  const question = questionOf(request)
  if (!question) return respondFailure({ kind: 'bad-request' })
  return answerTaskList(
    await followTaskList(session, { ...question, appGuid: guid }, await theSessions()),
    request,
  )
})
