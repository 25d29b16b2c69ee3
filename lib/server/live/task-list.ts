import 'server-only'
import type { TaskList } from '@/lib/queries/task-list-schema'
import { appGuidOf } from '@/lib/resources/task-rules'
import { listAppsByGuid } from '../cloud-controller/apps'
import type { SessionEnded } from '../cloud-controller/ask'
import { listAppTasks, listTasks } from '../cloud-controller/tasks'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { nextLookAtTasks } from './pace'

const NEWEST = 50

/** The newest tasks with where their apps are: of one app, or of everything the operator may read. */
export async function taskList(session: Session, appGuid?: string): Promise<Answer<TaskList> | SessionEnded> {
  const answer = await (appGuid
    ? listAppTasks(session, appGuid, { per_page: NEWEST })
    : listTasks(session, NEWEST))
  if (answer.kind !== 'ok') return answer
  const { resources, totalResults, unreadable } = answer.body
  const guids = [...new Set(resources.map(appGuidOf))]
  // Apps that can't be read leave their rows without a name; the tasks are shown all the same.
  const apps = guids.length === 0 ? undefined : await listAppsByGuid(session, guids)
  return {
    ...answer,
    body: {
      tasks: resources,
      apps: apps?.kind === 'ok' ? apps.body : [],
      total: totalResults,
      unreadable,
      nextLookMs: nextLookAtTasks(resources, Date.now()),
    },
  }
}
