import 'server-only'
import type { LiveTask } from '@/lib/queries/live-task'
import { hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import type { SessionEnded } from '../cloud-controller/ask'
import { readTaskCancel } from '../cloud-controller/audit-events'
import { getTask } from '../cloud-controller/tasks'
import type { Database } from '../db/connection'
import type { Answer } from '../http/answer'
import { readTaskLog } from '../log-cache/read'
import type { SealingKey } from '../session/seal'
import type { Session } from '../session/session'
import { keepTaskEnd } from '../submission/keep-task-end'
import { nextLookAtTask } from './pace'

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
