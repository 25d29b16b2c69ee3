import { usedBefore } from '@/lib/queries/used-before'
import { listAppTasks } from '@/lib/server/cloud-controller/tasks'
import { theConfig } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

const NEWEST = 200

/** What the newest tasks of this app were called and labelled, to be offered in the form. */
export const GET = readRoute<{ guid: string }>('activity', async (session, { guid }, request) => {
  const answer = await listAppTasks(session, guid, { per_page: NEWEST }, request.signal)
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: usedBefore(answer.body.resources, [theConfig().submissionLabel]) }
})
