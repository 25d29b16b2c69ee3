import 'server-only'
import { LRUCache } from 'lru-cache'
import type { LiveTask } from '@/lib/queries/live-task'
import { hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import type { SessionEnded } from '../cloud-controller/ask'
import { readTaskCancel } from '../cloud-controller/audit-events'
import { getTask } from '../cloud-controller/tasks'
import type { Answer } from '../http/answer'
import { readLastLines } from '../log-cache/task-lines'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { type Journal, keepTaskEnd } from '../submission/keep-task-end'
import { pollChanges, unwatchTask, watchTask } from './changes'
import { namesakesOf } from './namesakes'
import { nextLookAtTask, sharedFor } from './pace'
import { makeSharedReadings, type SharedReadings } from './shared-reading'

type Told = Answer<LiveTask> | SessionEnded

declare global {
  interface OncePerProcess {
    watchedTasks: LRUCache<string, Task>
    forgottenTasks: LRUCache<string, number>
    liveTaskReadings: SharedReadings<Told>
  }
}

/** Tasks as sessions were told of them, with their commands. */
const watched = oncePerProcess(
  'watchedTasks',
  () => new LRUCache({ max: 2_000, ttl: 10 * 60_000, ttlAutopurge: true }),
)
/** When what was kept was given up: what was being read then is of before. */
const forgotten = oncePerProcess('forgottenTasks', () => new LRUCache({ max: 2_000, ttl: 120_000 }))
const readings = oncePerProcess('liveTaskReadings', () => makeSharedReadings<Told>())

const LINES = 200
/** The last lines reach the log cache a moment after the task has ended: one more look catches them. */
const LINES_SETTLE_MS = 3_000

const keyOf = (session: Session, guid: string): string => `${session.id} ${guid}`

/** A task, read now, and when to look again: for a page that opens, and reads its log by itself. */
export async function liveTask(journal: Journal, session: Session, guid: string): Promise<Told> {
  const answer = await readAlone(session, guid)
  if (answer.kind !== 'ok') return answer
  return { ...answer, body: await toldOf(journal, session, answer.body, false) }
}

/**
 * The same for a page that follows it: shared by all tabs, its state from the session's one poll. A task that has ended
 * is not asked for again. `hasLines`: with its last lines.
 */
export async function followTask(
  journal: Journal,
  session: Session,
  guid: string,
  hasLines = false,
): Promise<Told> {
  const key = keyOf(session, guid)
  const known = watched.get(key)
  const lookMs = known && nextLookAtTask(session.id, known, Date.now())
  const shared = sharedFor(lookMs ?? LINES_SETTLE_MS / 2)
  return readings.read(hasLines ? `${key} lines` : key, known ? shared : 0, async () => {
    const answer = known ? await followed(session, guid, known, shared) : await readAlone(session, guid)
    if (answer.kind !== 'ok') return answer
    return { ...answer, body: await toldOf(journal, session, answer.body, hasLines) }
  })
}

/** A task as this session was told of it last; read where it was not. */
export async function knownTask(session: Session, guid: string): Promise<Answer<Task> | SessionEnded> {
  const body = watched.get(keyOf(session, guid))
  return body ? { kind: 'ok', status: 200, body } : readAlone(session, guid)
}

/** What this session was told of a task is no longer so: the next one who follows it reads it anew. */
export function forgetTask(session: Session, guid: string): void {
  forgotten.set(keyOf(session, guid), performance.now())
  watched.delete(keyOf(session, guid))
  unwatchTask(session, guid)
  readings.forget(keyOf(session, guid))
  readings.forget(`${keyOf(session, guid)} lines`)
}

/** What was kept of tasks for a session that has ended. */
export function forgetWatched(sessionId: string): void {
  for (const key of watched.keys()) if (key.startsWith(sessionId)) watched.delete(key)
  readings.forgetSession(sessionId)
}

/** Keeps what was read since `begun`, unless it was given up meanwhile. */
function keep(session: Session, task: Task, begun: number): void {
  const key = keyOf(session, task.guid)
  if ((forgotten.get(key) ?? Number.NEGATIVE_INFINITY) < begun) watched.set(key, task)
}

async function readAlone(session: Session, guid: string): Promise<Answer<Task> | SessionEnded> {
  const begun = performance.now()
  // From before it is read: what changes meanwhile is then told.
  unwatchTask(session, guid)
  watchTask(session, guid)
  const answer = await getTask(session, guid)
  if (answer.kind !== 'ok' || hasEnded(answer.body)) unwatchTask(session, guid)
  if (answer.kind === 'ok') keep(session, answer.body, begun)
  return answer
}

async function followed(
  session: Session,
  guid: string,
  known: Task,
  maxAgeMs: number,
): Promise<Answer<Task> | SessionEnded> {
  if (hasEnded(known)) return { kind: 'ok', status: 200, body: known }
  const begun = performance.now()
  if (watchTask(session, guid).isNew) return readAlone(session, guid)
  const polled = await pollChanges(session, maxAgeMs)
  // A list that can't be presented says nothing of this task.
  if ('status' in polled && polled.status === 500) return readAlone(session, guid)
  if (polled.kind !== 'ok') return polled
  const { latest } = watchTask(session, guid)
  // The list hides the command from everybody: what was read of this task alone has it.
  const task = latest ? { ...latest, command: known.command } : known
  keep(session, task, begun)
  if (hasEnded(task)) unwatchTask(session, guid)
  return { ...polled, body: task }
}

async function toldOf(journal: Journal, session: Session, task: Task, hasLines: boolean): Promise<LiveTask> {
  const now = Date.now()
  const endedMsAgo = hasEnded(task) ? now - Date.parse(task.updated_at) : Number.POSITIVE_INFINITY
  // The one more look comes after that time, and the API's instants are whole seconds.
  const isSettling = endedMsAgo < 2 * LINES_SETTLE_MS
  const [log, cancel] = await Promise.all([
    hasLines || isSettling ? readOwnLines(session, task) : undefined,
    isCancelled(task) ? readTaskCancel(session, task) : undefined,
  ])
  const lines = log?.kind === 'lines' ? log.lines.filter(({ from }) => from !== 'cell').slice(-LINES) : null
  // The page shows the task whether or not the journal can keep its end.
  if (hasEnded(task))
    void keepTaskEnd(journal, session.foundation.origin, { task, lines, isSettling }).catch(() => undefined)
  return {
    task,
    log: hasLines ? lines : null,
    noLog: log === undefined || log.kind === 'lines' ? undefined : log,
    cancel,
    nextLookMs: endedMsAgo < LINES_SETTLE_MS ? LINES_SETTLE_MS / 2 : nextLookAtTask(session.id, task, now),
  }
}

const readOwnLines = async (session: Session, task: Task) =>
  readLastLines(session, { task, namesakes: await namesakesOf(session, task) }, { most: LINES })
