import { notFound } from '@/lib/server/cloud-controller/ask'
import { respond, respondFailure } from '@/lib/server/http/respond'
import { findOwnResult } from '@/lib/server/submission/own-submissions'
import { theSettling } from '@/lib/server/this-process'
import { readRoute } from '../../read-route'

/** What became of one of the operator's own submissions so far, looked for with `?look=now`; somebody else's is not found. */
export const GET = readRoute<{ id: string }>('poll', async (session, { id }, request) => {
  const asksToLook = new URL(request.url).searchParams.get('look') === 'now'
  const result = await findOwnResult(await theSettling(), session, id, asksToLook)
  if (result === 'not-yet') return respondFailure({ kind: 'not-recorded-yet' })
  return result ? respond(result) : notFound('Submission not found')
})
