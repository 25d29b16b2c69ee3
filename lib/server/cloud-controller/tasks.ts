import 'server-only'
import { isGuid } from '@/lib/resources/fact'
import { provenTaskSchema } from '@/lib/resources/proven-task'
import { hasEnded, type Task, taskSchema } from '@/lib/resources/task'
import type { Answer } from '../http/answer'
import type { Session } from '../session/session'
import { type Ask, ask, askText, notFound, type SessionEnded } from './ask'
import { askPage, nothingIncluded, type Page } from './pages'

/** A page of tasks. */
export type TaskPage = Page<Task, unknown>

const NEWEST_FIRST = { order_by: '-created_at' }

/** One task, with its command where the operator may read it; refused with 404 where it is gone or not his to see. */
export async function getTask(session: Session, guid: string): Promise<Answer<Task> | SessionEnded> {
  if (!isGuid(guid)) return notFound('Task not found')
  return ask(session, { path: `/v3/tasks/${guid}` }, taskSchema)
}

/** The same as the API wrote it. */
export async function getTaskText(session: Session, guid: string): Promise<Answer<string> | SessionEnded> {
  if (!isGuid(guid)) return notFound('Task not found')
  return askText(session, { path: `/v3/tasks/${guid}` })
}

/** Tasks of all apps the operator may read, the newest first; without commands, which this list hides from everybody. */
export function listTasks(session: Session, query: Ask['query']): Promise<Answer<TaskPage> | SessionEnded> {
  const request = { path: '/v3/tasks', query: { ...NEWEST_FIRST, ...query }, timeoutMs: LIST_TIMEOUT_MS }
  return askPage(session, request, taskSchema, nothingIncluded)
}

/** Some filters make the API read every task there is. */
const LIST_TIMEOUT_MS = 30_000

/** The newest tasks of one app; refused with 404 where the app is gone or not the operator's to see. */
export async function listAppTasks(
  session: Session,
  appGuid: string,
  query: Ask['query'],
  signal?: AbortSignal,
): Promise<Answer<TaskPage> | SessionEnded> {
  if (!isGuid(appGuid)) return notFound('App not found')
  return askPage(session, tasksOfApp(appGuid, query, signal), taskSchema, nothingIncluded)
}

/** The same for a look: a task whose app, name, time or labels are not told rightly counts as unreadable there. */
export async function listProvenAppTasks(
  session: Session,
  appGuid: string,
  query: Ask['query'],
): Promise<Answer<TaskPage> | SessionEnded> {
  if (!isGuid(appGuid)) return notFound('App not found')
  return askPage(session, tasksOfApp(appGuid, query), provenTaskSchema, nothingIncluded)
}

const tasksOfApp = (appGuid: string, query: Ask['query'], signal?: AbortSignal): Ask => ({
  path: `/v3/apps/${appGuid}/tasks`,
  query: { ...NEWEST_FIRST, ...query },
  signal,
})

const UNENDED = 'PENDING,RUNNING,CANCELING'

/**
 * The newest tasks of an app that have not ended, with commands where the operator may read them. An API that cannot
 * filter by state (Korifi) gives its newest tasks, from which those are taken.
 */
export async function listUnendedTasks(
  session: Session,
  appGuid: string,
  signal?: AbortSignal,
): Promise<Answer<Task[]> | SessionEnded> {
  const filtered = await listAppTasks(session, appGuid, { states: UNENDED, per_page: 50 }, signal)
  const answer =
    filtered.kind === 'refused' && filtered.status === 400
      ? await listAppTasks(session, appGuid, { per_page: 50 }, signal)
      : filtered
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: answer.body.resources.filter((task) => !hasEnded(task)) }
}

/** Asks the API to end a task. The task it gives may still be CANCELING. Not repeated by itself. */
export async function cancelTask(session: Session, guid: string): Promise<Answer<Task> | SessionEnded> {
  if (!isGuid(guid)) return notFound('Task not found')
  return ask(
    session,
    { method: 'POST', path: `/v3/tasks/${guid}/actions/cancel`, timeoutMs: 90_000 },
    taskSchema,
  )
}

/** Changes labels and annotations: keys with a text are set, with null removed, all others stay. Not repeated by itself. */
export async function patchTaskMetadata(
  session: Session,
  guid: string,
  metadata: Record<string, Record<string, string | null>>,
): Promise<Answer<Task> | SessionEnded> {
  if (!isGuid(guid)) return notFound('Task not found')
  const body = JSON.stringify({ metadata })
  return ask(session, { method: 'PATCH', path: `/v3/tasks/${guid}`, body }, taskSchema)
}
