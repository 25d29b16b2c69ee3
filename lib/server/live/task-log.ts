import 'server-only'
import type { NoLog } from '@/lib/queries/live-task'
import type { TaskLog } from '@/lib/queries/task-log'
import { appGuidOf, hasEnded, type Task } from '@/lib/resources/task'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Answer } from '../http/answer'
import { oldestKept, readLastLines, readNewLines, type TaskLines } from '../log-cache/task-lines'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import { type Journal, keepTaskEnd, keptLinesOf } from '../submission/keep-task-end'
import { knownTask } from './live-task'
import { forgetNamesakes, namesakesOf } from './namesakes'
import { makeSharedReadings, type SharedReadings } from './shared-reading'

type Told = Answer<TaskLog> | SessionEnded
/** Which part of a log: what came since an instant, what is before one, or the last lines, `most` of them. Nanoseconds since 1970. */
export type LogPart = { after?: bigint; before?: bigint; most?: number }

declare global {
  interface OncePerProcess {
    taskLogReadings: SharedReadings<Told>
  }
}

const readings = oncePerProcess('taskLogReadings', () => makeSharedReadings<Told>(200))
const PART_LINES = 1_000
/** A container is made in so long, and says so. */
const BEGIN_NS = 10_000_000_000n
/** Who watches a log sees a line within a third of a second while it speaks, and soon after it was silent. */
const TALKING_MS = 250
const SILENT_MS = 1_000
const CATCHING_UP_MS = 50
const SILENT_AFTER_MS = 10_000
/** The last lines reach the log cache a moment after the task has ended. */
const SETTLE_MS = 5_000

/** A part of a task's log, and when to look again; tabs that look at the same moment share what is read. */
export async function readTaskLog(
  journal: Journal,
  session: Session,
  guid: string,
  part: LogPart,
): Promise<Told> {
  const key = `${session.id} ${guid} ${part.after ?? ''} ${part.before ?? ''} ${part.most ?? ''}`
  return readings.read(key, TALKING_MS * 0.8, () => gather(journal, session, guid, part))
}

/** What was kept of logs for a session that has ended. */
export function forgetTaskLogs(sessionId: string): void {
  readings.forgetSession(sessionId)
  forgetNamesakes(sessionId)
}

async function gather(journal: Journal, session: Session, guid: string, part: LogPart): Promise<Told> {
  const answer = await knownTask(session, guid)
  if (answer.kind !== 'ok') return answer
  const task = answer.body
  const whose = { task, namesakes: await namesakesOf(session, task) }
  const read =
    part.after === undefined
      ? lastOf(await readLastLines(session, whose, { before: part.before, most: PART_LINES }), part.most)
      : await readNewLines(session, whose, part.after)
  const nextLookMs = nextLookAtLog(task, read.kind === 'lines' ? read : undefined, part)
  const told = { ...(!whose.namesakes && { namesakesUnread: true }), nextLookMs }
  if (read.kind !== 'lines')
    return {
      ...answer,
      body: { ...told, lines: [], older: null, noLog: read, nextLookMs: nextLookMs && SILENT_MS },
    }
  const { lines, older } = read
  const isWhole = part.before === undefined && part.after === undefined
  if (hasEnded(task) && isWhole) keepEnd(journal, session, { task, lines })
  const body = { ...told, lines: [...lines], older: older === undefined ? null : String(older) }
  // Only where the task's time begins can be told that something of it is gone.
  if (older !== undefined || part.after !== undefined) return { ...answer, body }
  return { ...answer, body: { ...body, ...(await whatIsGone(journal, session, task, { read, isWhole })) } }
}

/** The last of the lines, and where those before them are. */
function lastOf(read: TaskLines | NoLog, most: number | undefined): TaskLines | NoLog {
  if (read.kind !== 'lines' || most === undefined || read.lines.length <= most) return read
  const lines = read.lines.slice(-most)
  return { kind: 'lines', lines, older: BigInt(lines[0]?.at ?? 0) + 1n }
}

function keepEnd(
  journal: Journal,
  session: Session,
  { task, lines }: { task: Task; lines: TaskLines['lines'] },
) {
  const own = lines.filter(({ from }) => from !== 'cell')
  const end = { task, lines: own, isSettling: false }
  void keepTaskEnd(journal, session.foundation.origin, end).catch(() => undefined)
}

/**
 * What the log cache does not keep any more of a task: nothing where its oldest line of the app is from before the task.
 * Of a log that is gone as a whole the journal may have the end.
 */
async function whatIsGone(
  journal: Journal,
  session: Session,
  task: Task,
  { read: { lines }, isWhole }: { read: TaskLines; isWhole: boolean },
): Promise<Partial<TaskLog>> {
  const oldest = await oldestKept(session, appGuidOf(task))
  const begin = BigInt(Date.parse(task.created_at) || 0) * 1_000_000n
  // The container's first line, or one soon after the creation: the beginning is there, whatever came before it.
  const hasBegin = lines.some(
    ({ from, text, at }) =>
      (from === 'cell' && /\bcreating container\b/i.test(text)) || BigInt(at) < begin + BEGIN_NS,
  )
  const isGone = oldest === undefined ? lines.length === 0 && hasEnded(task) : oldest > begin && !hasBegin
  if (!isGone) return {}
  const goneBefore = oldest === undefined ? '' : String(oldest)
  if (!isWhole || lines.some(({ from }) => from !== 'cell')) return { goneBefore }
  const kept = await keptLinesOf(journal, session.foundation.origin, task.guid).catch(() => undefined)
  return kept && kept.length > 0 ? { goneBefore, lines: kept, isKept: true } : { goneBefore }
}

function nextLookAtLog(task: Task, read: TaskLines | undefined, part: LogPart): number | null {
  if (read?.hasMore) return CATCHING_UP_MS
  const endedMsAgo = Date.now() - Date.parse(task.updated_at)
  if (hasEnded(task) && !(endedMsAgo < SETTLE_MS)) return null
  if (part.before !== undefined) return SILENT_MS
  const last = read?.lines.at(-1)?.at
  const isTalking = last !== undefined && Date.now() - Number(BigInt(last) / 1_000_000n) < SILENT_AFTER_MS
  const isYoung = Date.now() - Date.parse(task.created_at) < SILENT_AFTER_MS
  return isTalking || isYoung ? TALKING_MS : SILENT_MS
}
