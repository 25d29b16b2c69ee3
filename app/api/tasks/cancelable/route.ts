import { respondFailure } from '@/lib/server/http/respond'
import { listCancelable } from '@/lib/server/live/whole-list'
import { readRoute } from '../../read-route'
import { questionOf } from '../../task-list-question'

/** Every task under way that fits the filters of the address, for whoever cancels all that match. */
export const GET = readRoute('activity', async (session, _, request) => {
  const question = questionOf(request)
  return question ? listCancelable(session, question) : respondFailure({ kind: 'bad-request' })
})
