import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Brief } from '@/lib/causes/group-failures'
import type { Task } from '@/lib/resources/task'
import { judgeTask } from '@/lib/verdict/judge'
import type { Verdict } from '@/lib/verdict/verdict'
import { readAllLines } from '../live/whole-log'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import type { Journal } from '../submission/keep-task-end'

declare global {
  interface OncePerProcess {
    briefVerdicts: LRUCache<string, Brief>
    briefsUnderWay: Map<string, Promise<void>>
    unreadLogs: LRUCache<string, true>
  }
}

/** By session and task: who may read a task's log is the API's to say. */
const briefs = oncePerProcess('briefVerdicts', () => new LRUCache({ max: 20_000, ttl: 3_600_000 }))
const underWay = oncePerProcess('briefsUnderWay', () => new Map())
/** Tasks whose log could not be read a moment ago. */
const unread = oncePerProcess('unreadLogs', () => new LRUCache({ max: 20_000, ttl: 30_000 }))

const AT_ONCE = 8
/** A list judges by as much of a log as the page of a task, so that both say the same. */
export const MOST_JUDGED = { lines: 20_000, characters: 8_000_000 }
/** The last lines come a moment after the end: a verdict of before is not kept. */
const SETTLE_MS = 10_000

const keyOf = (session: Session, guid: string): string => `${session.id} ${guid}`

/**
 * Why tasks failed, in short, by their guids. What is not known yet is read from their logs, several at once, and waited
 * for no longer than `limitMs`: `left` are still to come, and are known at the next look.
 */
export async function judgeFailures(
  journal: Journal | undefined,
  session: Session,
  failures: readonly Task[],
  limitMs: number,
): Promise<{ briefs: Map<string, Brief>; left: number }> {
  const wanted = failures.filter(({ guid }) => {
    const key = keyOf(session, guid)
    return !briefs.has(key) && !unread.has(key) && !underWay.has(key)
  })
  void inTurns(wanted.map((task) => queued(journal, session, task)))
  const work = failures.flatMap(({ guid }) => underWay.get(keyOf(session, guid)) ?? [])
  await Promise.race([Promise.all(work), sleep(limitMs, undefined, { ref: false })])
  const known = new Map<string, Brief>()
  for (const { guid } of failures) {
    const brief = briefs.get(keyOf(session, guid))
    if (brief) known.set(guid, brief)
  }
  return { briefs: known, left: failures.length - known.size }
}

/** What the page of a task found is what its group is told, too. */
export function noteVerdict(session: Session, task: Task, verdict: Verdict): void {
  if (verdict.cause === 'none') return
  const { cause, sentence, signature } = verdict
  briefs.set(keyOf(session, task.guid), { cause, sentence, signature })
}

/** What was kept of verdicts for a session that has ended. */
export function forgetBriefs(sessionId: string): void {
  for (const key of briefs.keys()) if (key.startsWith(sessionId)) briefs.delete(key)
}

/** Work that is known from now on, and begun when its turn comes: later looks wait for it, and begin none of their own. */
function queued(journal: Journal | undefined, session: Session, task: Task): () => Promise<void> {
  const key = keyOf(session, task.guid)
  let begin = () => {}
  const turn = new Promise<void>((resolve) => {
    begin = resolve
  })
  const work = turn
    .then(() => judge(journal, session, task))
    .catch(() => undefined)
    .finally(() => underWay.delete(key))
  underWay.set(key, work)
  return () => {
    begin()
    return work
  }
}

async function judge(journal: Journal | undefined, session: Session, task: Task): Promise<void> {
  const key = keyOf(session, task.guid)
  const byReason = judgeTask({ task, lines: undefined })
  // The platform's own word needs no log.
  if (byReason?.grade === 'certain') return noteVerdict(session, task, byReason)
  const whole = await readAllLines(journal, session, task, MOST_JUDGED)
  // A log that could not be read now may be readable later; until then it is not asked for at each look.
  if (whole.noLog?.kind === 'failed') return void unread.set(key, true)
  const isUnread = whole.noLog !== undefined && whole.lines.length === 0
  const verdict = judgeTask({ task, lines: isUnread ? undefined : whole.lines })
  if (!verdict) return
  noteVerdict(session, task, verdict)
  const endedMsAgo = Date.now() - Date.parse(task.updated_at)
  if (endedMsAgo < SETTLE_MS) setTimeout(() => briefs.delete(key), SETTLE_MS).unref()
}

/** Does one after the other, so many at once. */
async function inTurns(all: readonly (() => Promise<void>)[]): Promise<void> {
  const left = [...all]
  const worker = async () => {
    for (let work = left.shift(); work !== undefined; work = left.shift()) await work()
  }
  await Promise.all(Array.from({ length: AT_ONCE }, worker))
}
