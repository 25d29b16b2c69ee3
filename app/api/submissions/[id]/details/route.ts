import { notFound } from '@/lib/server/cloud-controller/ask'
import { respond } from '@/lib/server/http/respond'
import { submissionDetails } from '@/lib/server/submission/shown/submission-details'
import { theSessions, theSettling } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

/** Everything of one submission that the operator may see; polled by the page that shows it. */
export const GET = readRoute<{ id: string }>('poll', async (session, { id }) => {
  const { sealingKey } = await theSessions()
  const found = await submissionDetails({ ...(await theSettling()), sealingKey }, session, id)
  if (found.kind === 'ok') return respond(found.body)
  return found.kind === 'failed' ? found.failure : notFound('Submission not found')
})
