import 'server-only'
import { LRUCache } from 'lru-cache'
import { CLOCK_SLACK_NS } from '@/lib/log/whose-line'
import { appGuidOf, hasEnded, type Task } from '@/lib/resources/task'
import { asOneName } from '@/lib/task-list/address'
import { wholeSecond } from '@/lib/time-filter'
import type { SessionEnded } from '../cloud-controller/ask'
import { listAppTasks, type TaskPage } from '../cloud-controller/tasks'
import type { Answer } from '../http/answer'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { pollChanges } from './changes'

type Named = { tasks: readonly Task[]; isAll: boolean }

declare global {
  interface OncePerProcess {
    namedTasks: LRUCache<string, Promise<Named | undefined>>
  }
}

/** Tasks by session, app and name: asked for once for all tasks of a name, and soon again. */
const named = oncePerProcess('namedTasks', () => new LRUCache({ max: 2_000, ttl: 15_000 }))

const MOST = 500
const SLACK_MS = Number(CLOCK_SLACK_NS / 1_000_000n) + 1_000
/** What began since is in the session's poll. */
const POLLED_MS = 1_000

/**
 * Other tasks of the same app and name that were there at the same time, or so near to it that clocks may mistake them:
 * their lines carry the same name. Undefined where that could not be read.
 */
export async function namesakesOf(session: Session, task: Task): Promise<readonly Task[] | undefined> {
  const known = await namedLike(session, task)
  if (!known) return undefined
  const oldest = known.tasks.at(-1)
  const reaches = known.isAll || (oldest !== undefined && oldest.created_at < task.created_at)
  const around = reaches ? known.tasks : await askAround(session, task)
  if (!around) return undefined
  const since = hasEnded(task) ? [] : await begunSince(session)
  return distinct([...since, ...around]).filter((one) => isNamesake(one, task))
}

/** What was kept for a session that has ended. */
export function forgetNamesakes(sessionId: string): void {
  for (const key of named.keys()) if (key.startsWith(sessionId)) named.delete(key)
}

function isNamesake(one: Task, task: Task): boolean {
  if (one.guid === task.guid || one.name !== task.name || appGuidOf(one) !== appGuidOf(task)) return false
  const isBefore = hasEnded(one) && Date.parse(one.updated_at) + SLACK_MS < Date.parse(task.created_at)
  const isAfter = hasEnded(task) && Date.parse(one.created_at) > Date.parse(task.updated_at) + SLACK_MS
  return !isBefore && !isAfter
}

function distinct(tasks: readonly Task[]): Task[] {
  return [...new Map(tasks.toReversed().map((one) => [one.guid, one])).values()]
}

function namedLike(session: Session, task: Task): Promise<Named | undefined> {
  const key = `${session.id} ${appGuidOf(task)} ${task.name}`
  const known = named.get(key)
  if (known) return known
  const asked = ask(session, task, { names: asOneName(task.name) }).catch(() => undefined)
  named.set(key, asked)
  return asked
}

/** Of a name with hundreds of newer tasks: those around this one. */
async function askAround(session: Session, task: Task): Promise<readonly Task[] | undefined> {
  const end = hasEnded(task) ? Date.parse(task.updated_at) + SLACK_MS : Date.now()
  const until: Record<string, string> = Number.isNaN(end) ? {} : { 'created_ats[lte]': wholeSecond(end) }
  return (await ask(session, task, { names: asOneName(task.name), ...until }))?.tasks
}

async function ask(session: Session, task: Task, query: Record<string, string>): Promise<Named | undefined> {
  const app = appGuidOf(task)
  const filtered = await listAppTasks(session, app, { per_page: MOST, ...query })
  // An API without filters (Korifi) gives its newest.
  const answer: Answer<TaskPage> | SessionEnded =
    filtered.kind === 'refused' && filtered.status === 400
      ? await listAppTasks(session, app, { per_page: MOST })
      : filtered
  if (answer.kind !== 'ok') return undefined
  return { tasks: answer.body.resources, isAll: answer.body.resources.length < MOST }
}

async function begunSince(session: Session): Promise<Task[]> {
  const polled = await pollChanges(session, POLLED_MS)
  return polled.kind === 'ok' ? polled.body.recent.map(({ task }) => task) : []
}
