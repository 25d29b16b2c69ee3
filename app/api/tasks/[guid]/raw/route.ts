import { getTaskText } from '@/lib/server/cloud-controller/tasks'
import { readRoute } from '../../../read-route'

/** A task as the API wrote it to this operator, as one text; read when somebody wants to see it. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }) => {
  const answer = await getTaskText(session, guid)
  return answer.kind === 'ok' ? { ...answer, body: { text: answer.body } } : answer
})
