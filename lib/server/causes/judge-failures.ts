import 'server-only'
import { setTimeout as sleep } from 'node:timers/promises'
import { LRUCache } from 'lru-cache'
import type { Brief } from '@/lib/causes/group-failures'
import { appGuidOf, type Task } from '@/lib/resources/task'
import { judgeTask } from '@/lib/verdict/judge'
import type { Verdict } from '@/lib/verdict/verdict'
import { readLastLines } from '../log-cache/task-lines'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'

declare global {
  interface OncePerProcess {
    briefVerdicts: LRUCache<string, Brief>
    briefsUnderWay: Map<string, Promise<void>>
  }
}

/** By session and task: who may read a task's log is the API's to say. */
const briefs = oncePerProcess('briefVerdicts', () => new LRUCache({ max: 20_000, ttl: 3_600_000 }))
const underWay = oncePerProcess('briefsUnderWay', () => new Map())

const AT_ONCE = 8
const LINES = 1_000
/** The last lines come a moment after the end: a verdict of before is not kept. */
const SETTLE_MS = 10_000

const keyOf = (session: Session, guid: string): string => `${session.id} ${guid}`

/**
 * Why tasks failed, in short, by their guids. What is not known yet is read from their logs, several at once, and waited
 * for no longer than `limitMs`: `left` are still to come, and are known at the next look.
 */
export async function judgeFailures(
  session: Session,
  failures: readonly Task[],
  limitMs: number,
): Promise<{ briefs: Map<string, Brief>; left: number }> {
  const wanted = failures.filter(({ guid }) => !briefs.has(keyOf(session, guid)))
  // Tasks of one app and name at one time: each may have written the others' lines.
  const work = inTurns(wanted, AT_ONCE, (task) => judgeOnce(session, task, failures))
  await Promise.race([work, sleep(limitMs, undefined, { ref: false })])
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

async function judgeOnce(session: Session, task: Task, others: readonly Task[]): Promise<void> {
  const key = keyOf(session, task.guid)
  const known = underWay.get(key)
  if (known) return known
  const work = judge(session, task, others)
    .catch(() => undefined)
    .finally(() => underWay.delete(key))
  underWay.set(key, work)
  return work
}

async function judge(session: Session, task: Task, others: readonly Task[]): Promise<void> {
  const byReason = judgeTask({ task, lines: undefined })
  // The platform's own word needs no log.
  const lines =
    byReason?.grade === 'certain'
      ? undefined
      : await readLastLines(session, { task, namesakes: namesakesOf(task, others) }, { most: LINES })
  const verdict = lines?.kind === 'lines' ? judgeTask({ task, lines: lines.lines }) : byReason
  if (!verdict) return
  // A log that could not be read now may be readable later.
  if (lines !== undefined && lines.kind === 'failed') return
  const endedMsAgo = Date.now() - Date.parse(task.updated_at)
  noteVerdict(session, task, verdict)
  if (endedMsAgo < SETTLE_MS) setTimeout(() => briefs.delete(keyOf(session, task.guid)), SETTLE_MS).unref()
}

const namesakesOf = (task: Task, others: readonly Task[]): Task[] =>
  others.filter(
    (one) =>
      one.guid !== task.guid &&
      one.name === task.name &&
      appGuidOf(one) === appGuidOf(task) &&
      Date.parse(one.created_at) <= Date.parse(task.updated_at) &&
      Date.parse(one.updated_at) >= Date.parse(task.created_at),
  )

/** Does something with each of a list, so many at once. */
async function inTurns<T>(all: readonly T[], atOnce: number, work: (one: T) => Promise<void>): Promise<void> {
  const left = [...all]
  const worker = async () => {
    for (let one = left.shift(); one !== undefined; one = left.shift()) await work(one)
  }
  await Promise.all(Array.from({ length: atOnce }, worker))
}
