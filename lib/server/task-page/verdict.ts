import 'server-only'
import type { Judged, QuotedLine, Verdict as ShownVerdict } from '@/lib/queries/verdict'
import { hasEnded, isCancelled, type LogLine, type Task } from '@/lib/resources/task'
import { judgeTask } from '@/lib/verdict/judge'
import type { LineEvidence, Verdict } from '@/lib/verdict/verdict'
import { noteVerdict } from '../causes/judge-failures'
import type { SessionEnded } from '../cloud-controller/ask'
import { readTaskCancel } from '../cloud-controller/audit-events'
import type { Database } from '../db/connection'
import type { Answer } from '../http/answer'
import { knownTask } from '../live/live-task'
import { makeSharedReadings, type SharedReadings } from '../live/shared-reading'
import { readAllLines } from '../live/whole-log'
import { oncePerProcess } from '../once-per-process'
import type { SealingKey } from '../session/seal'
import type { Session } from '../session/session'
import { keptLinesOf } from '../submission/keep-task-end'

type Told = Answer<Judged> | SessionEnded
type Journal = { db: Database; sealingKey: SealingKey }

declare global {
  interface OncePerProcess {
    verdictReadings: SharedReadings<Told>
  }
}

const readings = oncePerProcess('verdictReadings', () => makeSharedReadings<Told>(500))

/** A cause stands rarely further from the end: a page does not wait for more. */
const MOST_JUDGED = { lines: 20_000, characters: 8_000_000 }
/** The last lines come a moment after the end; until then a verdict may be of half a log. */
const SETTLE_MS = 6_000
const SETTLING_LOOK_MS = 1_500
const RUNNING_LOOK_MS = 5_000
/** What ended long ago is judged by the same lines again. */
const HOLDS_MS = 60_000

/** Why a task failed, by its reason and its log; shared by all tabs of a session. */
export async function readVerdict(journal: Journal, session: Session, guid: string): Promise<Told> {
  const answer = await knownTask(session, guid)
  if (answer.kind !== 'ok') return answer
  const task = answer.body
  const nextLookMs = nextLook(task)
  const holds = nextLookMs === null ? HOLDS_MS : nextLookMs * 0.8
  return readings.read(`${session.id} ${guid} ${task.state}`, holds, async () => ({
    ...answer,
    body: { ...(await judge(journal, session, task)), nextLookMs },
  }))
}

/** What was kept of verdicts for a session that has ended. */
export const forgetVerdicts = (sessionId: string): void => readings.forgetSession(sessionId)

function nextLook(task: Task): number | null {
  if (!hasEnded(task)) return RUNNING_LOOK_MS
  return Date.now() - Date.parse(task.updated_at) < SETTLE_MS ? SETTLING_LOOK_MS : null
}

async function judge(journal: Journal, session: Session, task: Task): Promise<Omit<Judged, 'nextLookMs'>> {
  const [log, cancel] = await Promise.all([
    linesOf(journal, session, task),
    isCancelled(task) ? readTaskCancel(session, task) : undefined,
  ])
  const { lines, how } = log
  const verdict = judgeTask({
    task,
    lines: how === 'none' ? undefined : lines,
    cancelledBy: cancel?.by || undefined,
    now: Date.now(),
  })
  if (verdict && task.state === 'FAILED') noteVerdict(session, task, verdict)
  return { verdict: verdict ? shown(verdict, how === 'whole') : null, log: how }
}

/** The lines to judge by: of the log cache, or what the journal kept where that has forgotten the task. */
async function linesOf(
  journal: Journal,
  session: Session,
  task: Task,
): Promise<{ lines: readonly LogLine[]; how: Judged['log'] }> {
  const { lines, isWhole, isRead } = await readAllLines(session, task, MOST_JUDGED)
  if (lines.some(({ from }) => from !== 'cell') || !hasEnded(task))
    return { lines, how: isRead ? (isWhole ? 'whole' : 'end') : 'none' }
  const kept = await keptLinesOf(journal, session.foundation.origin, task.guid).catch(() => undefined)
  if (isRead && kept && kept.length > 0) return { lines: kept, how: 'kept' }
  return { lines, how: isRead ? 'whole' : 'none' }
}

/** Of a line so much is quoted; the log has the rest. */
const QUOTED_CHARACTERS = 1_000

function shown(verdict: Verdict, hasNumbers: boolean): ShownVerdict {
  const quote = ({ weight, text, line, index }: LineEvidence): QuotedLine => ({
    weight,
    at: line.at,
    stream: line.stream,
    ...(line.from === 'cell' && { from: 'cell' }),
    text: text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text,
    ...(hasNumbers && { number: index + 1 }),
  })
  const { cause, grade, sentence, evidence, next, contradiction, platform } = verdict
  return {
    cause,
    grade,
    sentence,
    facts: evidence.flatMap((one) =>
      one.kind === 'line' ? [] : [{ kind: one.kind, weight: one.weight, text: one.text }],
    ),
    lines: evidence.flatMap((one) => (one.kind === 'line' ? [quote(one)] : [])),
    ...(next && { next }),
    ...(contradiction && { contradiction: { ...contradiction, lines: contradiction.lines.map(quote) } }),
    isPlatform: platform,
  }
}
