import { readWhatChanged } from '@/lib/server/task-page/what-changed'
import { readRoute } from '../../../read-route'

/** Since when a failed task fails, and what changed before; read with the page, which polls none of it. */
export const GET = readRoute<{ guid: string }>('poll', (session, { guid }) => readWhatChanged(session, guid))
