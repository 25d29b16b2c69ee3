import { respondFailure } from '@/lib/server/http/respond'
import { readTaskLog } from '@/lib/server/live/task-log'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

const INSTANT = /^\d{1,19}$/

/** A part of a task's log: what came `after` an instant, what is `before` one (nanoseconds), or its last lines. */
export const GET = readRoute<{ guid: string }>('poll', async (session, { guid }, request) => {
  const { searchParams } = new URL(request.url)
  const [after, before] = [searchParams.get('after'), searchParams.get('before')]
  if ([after, before].some((text) => text !== null && !INSTANT.test(text)))
    return respondFailure({ kind: 'bad-request' })
  const part = {
    ...(after !== null && { after: BigInt(after) }),
    ...(before !== null && { before: BigInt(before) }),
  }
  return readTaskLog(await theSessions(), session, guid, part)
})
