import 'server-only'
import type { TaskList } from '@/lib/queries/task-list'
import type { PlacedApp } from '@/lib/resources/app'
import { appGuidOf } from '@/lib/resources/task'
import { listAppsByGuid } from '../cloud-controller/apps'
import type { SessionEnded } from '../cloud-controller/ask'
import { rememberApp, rememberedApp } from '../cloud-controller/remembered-apps'
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
  return {
    ...answer,
    body: {
      tasks: resources,
      apps: await placesOf(session, [...new Set(resources.map(appGuidOf))]),
      total: totalResults ?? resources.length + unreadable.length,
      unreadable,
      nextLookMs: nextLookAtTasks(resources, Date.now()),
    },
  }
}

/** Names hardly change: only apps not told of before are asked for. What can't be read leaves its rows without. */
async function placesOf(session: Session, guids: readonly string[]): Promise<PlacedApp[]> {
  const missing = guids.filter((guid) => !rememberedApp(session, guid))
  const asked = missing.length === 0 ? undefined : await listAppsByGuid(session, missing)
  if (asked?.kind === 'ok') for (const app of asked.body) rememberApp(session, app)
  return guids.flatMap((guid) => rememberedApp(session, guid) ?? [])
}
