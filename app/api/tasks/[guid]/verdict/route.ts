import { readVerdict } from '@/lib/server/task-page/verdict'
import { theSessions } from '@/lib/server/this-process'
import { readRoute } from '../../../read-route'

/** Why a task failed, and what says so. */
export const GET = readRoute<{ guid: string }>('poll', async (session, { guid }) =>
  readVerdict(await theSessions(), session, guid),
)
