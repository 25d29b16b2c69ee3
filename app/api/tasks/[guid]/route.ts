import { followTask } from '@/lib/server/live/live-task'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../../read-route'

/** One task, with its last lines where `lines` asks for them; polled by whoever follows it. */
export const GET = readRoute<{ guid: string }>('poll', async (session, { guid }, request) => {
  const hasLines = new URL(request.url).searchParams.has('lines')
  return followTask(await theSessions(), session, guid, hasLines)
})
