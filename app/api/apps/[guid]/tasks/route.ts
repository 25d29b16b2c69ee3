import { taskList } from '@/lib/server/live'
import { readRoute } from '../../../read-route'

/** The newest tasks of this app; polled by the page that shows them. */
export const GET = readRoute<{ guid: string }>('poll', (session, { guid }) => taskList(session, guid))
