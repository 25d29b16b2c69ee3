import { respondFailure } from '@/lib/server/http/respond'
import { followTaskList } from '@/lib/server/live/task-list'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../read-route'
import { answerTaskList } from '../task-list-answer'
import { questionOf } from '../task-list-question'

/** Tasks of every app the operator may read, by the filters of the address; polled by the page that shows them. */
export const GET = readRoute('poll', async (session, _, request) => {
  const question = questionOf(request)
  if (!question) return respondFailure({ kind: 'bad-request' })
  return answerTaskList(await followTaskList(session, question, await theSessions()), request)
})
