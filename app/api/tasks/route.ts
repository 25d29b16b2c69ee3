import { taskList } from '@/lib/server/live'
import { readRoute } from '../read-route'

/** The newest tasks of every app the operator may read; polled by the page that shows them. */
export const GET = readRoute('poll', (session) => taskList(session))
