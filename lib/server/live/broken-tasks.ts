import 'server-only'
import type { BrokenTask } from '@/lib/queries/task-list'
import type { Task } from '@/lib/resources/task'
import type { BrokenRow } from '../cloud-controller/halved-page'
import { listTaskCreations } from '../cloud-controller/task-events'
import { getTask } from '../cloud-controller/tasks'
import type { Session } from '../session/session'

/** More candidates than this are not asked for one by one. */
const MOST_CANDIDATES = 8

/**
 * Which tasks the API can't present. It names them elsewhere: audit events tell what was created between the
 * neighbours, and of those the one that can't be read alone either is meant. Else its place in the list is its name.
 */
export async function nameBroken(
  session: Session,
  rows: readonly BrokenRow<Task>[],
  shown: readonly Task[],
): Promise<BrokenTask[]> {
  const isShown = new Set(shown.map(({ guid }) => guid))
  return Promise.all(
    rows.map(async ({ place, before, after }): Promise<BrokenTask> => {
      const [from, to] = [after?.created_at, before?.created_at].map((at) => at || undefined)
      const isNewestFirst = from === undefined || to === undefined || from <= to
      const created = await listTaskCreations(session, isNewestFirst ? { from, to } : { from: to, to: from })
      const unseen = (created ?? []).filter(({ taskGuid }) => !isShown.has(taskGuid))
      // With one neighbour alone the nearest come first: events are the newest first.
      const near = (before ? unseen : unseen.toReversed()).slice(0, MOST_CANDIDATES)
      const alone = await Promise.all(near.map(({ taskGuid }) => getTask(session, taskGuid)))
      const found = near.find((_, at) => {
        const answer = alone[at]
        return answer !== undefined && 'status' in answer && answer.status === 500
      })
      return found ? { place, guid: found.taskGuid, name: found.name } : { place }
    }),
  )
}
