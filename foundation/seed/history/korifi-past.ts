import { korifiLabels, korifiNumber } from '../../cloud-controller/korifi/own-labels'
import type { PastTask } from './plan-tasks'

/** Of what Diego does to tasks, Korifi knows nothing. */
const UNKNOWN_TO_KORIFI = ['not-placed', 'not-requested', 'lost']

/**
 * The past as Korifi could have it: tasks are called by their guid and numbered by their time, carry its labels, and all
 * have the sizes that it gives.
 */
export function asKorifiHasThem(
  tasks: PastTask[],
  sizes: { memoryInMb: number; diskInMb: number },
): PastTask[] {
  return tasks
    .filter(({ end }) => end === undefined || !UNKNOWN_TO_KORIFI.includes(end.kind))
    .map((task) => {
      const { guid, appGuid, spaceGuid, createdAt, labels } = task.row
      const sequenceId = korifiNumber(createdAt)
      const own = korifiLabels({ guid, appGuid, spaceGuid, sequenceId, at: createdAt })
      const row = {
        ...task.row,
        ...sizes,
        name: guid,
        sequenceId,
        logRateLimit: -1n,
        labels: { ...own, ...labels },
      }
      return { ...task, row }
    })
}
