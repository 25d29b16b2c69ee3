import { liveTask } from '@/lib/server/live'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../../read-route'

/** One task with its last lines; polled by whoever follows it. */
export const GET = readRoute<{ guid: string }>('poll', async (session, { guid }) =>
  liveTask(await theSessions(), session, guid),
)
