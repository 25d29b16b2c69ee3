import 'server-only'
import { isCancelable, type Task } from '@/lib/resources/task'
import { filterValues, type TaskListAddress, UNDER_WAY } from '@/lib/task-list/address'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { readTaskPage } from './read-task-page'

/** Nobody cancels more with one press. */
const MOST = 1_000

/** Tasks under way that fit the filters, whichever page they are on: the first thousand of `total`. */
export async function listCancelable(
  session: Session,
  { address, appGuid }: { address: TaskListAddress; appGuid?: string },
): Promise<Answer<{ tasks: Task[]; total: number }> | SessionEnded> {
  const wanted = filterValues(address.filters, 'states')
  const states = UNDER_WAY.split(',').filter((state) => wanted.length === 0 || wanted.includes(state))
  if (states.length === 0) return { kind: 'ok', status: 200, body: { tasks: [], total: 0 } }
  const filters = { ...address.filters, states: states.join(',') }
  const answer = await readTaskPage(session, {
    address: { ...address, page: 1, per_page: MOST, filters },
    appGuid,
  })
  if (answer.kind !== 'ok') return answer
  const { tasks, total } = answer.body
  return { ...answer, body: { tasks: tasks.filter(isCancelable), total } }
}
