import 'server-only'
import type { LiveTask } from '@/lib/queries/live-task'
import type { TaskList } from '@/lib/queries/task-list'
import type { PlacedApp } from '@/lib/resources/app'
import { appGuidOf, hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import { listAppsByGuid } from './cloud-controller/apps'
import type { SessionEnded } from './cloud-controller/ask'
import { readTaskCancel } from './cloud-controller/audit-events'
import { rememberApp, rememberedApp } from './cloud-controller/kept-apps'
import { getTask, listAppTasks, listTasks } from './cloud-controller/tasks'
import type { Database } from './db/connection'
import type { Answer } from './http/answer'
import { readTaskLog } from './log-cache'
import type { SealingKey } from './session/seal'
import type { Session } from './session/session'
import { keepTaskEnd } from './submission/keep-task-end'

const FAST_MS = 1_000
const SLOW_MS = 10_000
const YOUNG_MS = 60_000

/**
 * When a page should look at a task again, in milliseconds: fast while it is young or about to change, slowly while
 * it just runs, null once it has ended.
 */
function nextLookAtTask(task: Task, now: number): number | null {
  if (hasEnded(task)) return null
  const isYoung = now - Date.parse(task.created_at) < YOUNG_MS
  return isYoung || task.state !== 'RUNNING' ? FAST_MS : 3_000
}

/** When a page should look at a list again: as fast as its liveliest task wants, slowly where nothing moves. */
function nextLookAtTasks(tasks: readonly Task[], now: number): number {
  const looks = tasks.map((task) => nextLookAtTask(task, now)).filter((look) => look !== null)
  return Math.max(2_000, Math.min(SLOW_MS, ...looks))
}

const LINES = 200
/** The last lines reach the log cache a moment after the task has ended: one more look catches them. */
const LINES_SETTLE_MS = 3_000

/** Where the end of a task is kept, and what its lines are sealed with. */
type Journal = { db: Database; sealingKey: SealingKey }

/** A task with its last lines, and when to look again. */
export async function liveTask(
  journal: Journal,
  session: Session,
  guid: string,
): Promise<Answer<LiveTask> | SessionEnded> {
  const answer = await getTask(session, guid)
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: await withLog(journal, session, answer.body) }
}

async function withLog(journal: Journal, session: Session, task: Task): Promise<LiveTask> {
  const [log, cancel] = await Promise.all([
    readTaskLog(session, task, LINES),
    isCancelled(task) ? readTaskCancel(session, task) : undefined,
  ])
  const now = Date.now()
  const endedMsAgo = hasEnded(task) ? now - Date.parse(task.updated_at) : Number.POSITIVE_INFINITY
  const hasJustEnded = endedMsAgo < LINES_SETTLE_MS
  const lines = log.kind === 'lines' ? log.lines : null
  // The page shows the task whether or not the journal can keep its end.
  if (hasEnded(task)) {
    // The one more look comes after that time, and the API's instants are whole seconds.
    const isSettling = endedMsAgo < 2 * LINES_SETTLE_MS
    void keepTaskEnd(journal, session.foundation.origin, { task, lines, isSettling }).catch(() => undefined)
  }
  return {
    task,
    log: lines,
    noLog: log.kind === 'lines' ? undefined : log,
    cancel,
    nextLookMs: hasJustEnded ? LINES_SETTLE_MS / 2 : nextLookAtTask(task, now),
  }
}

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
