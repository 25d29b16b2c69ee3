import { rememberApp } from '@/lib/server/cloud-controller/kept-apps'
import { readTaskOptions } from '@/lib/server/cloud-controller/task-options'
import { readRoute } from '../../../read-route'

/** What the form of this app offers: processes, droplets. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }) => {
  const answer = await readTaskOptions(session, guid)
  if (answer.kind === 'ok') rememberApp(session, answer.body.app)
  return answer
})
