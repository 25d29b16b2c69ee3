import 'server-only'
import { LRUCache } from 'lru-cache'
import type { Judged, QuotedLine, Verdict as ShownVerdict } from '@/lib/queries/verdict'
import { hasEnded, isCancelled, type Task } from '@/lib/resources/task'
import { judgeTask } from '@/lib/verdict/judge'
import type { LineEvidence, Verdict } from '@/lib/verdict/verdict'
import { MOST_JUDGED, noteVerdict } from '../causes/judge-failures'
import type { SessionEnded } from '../cloud-controller/ask'
import { readTaskCancel } from '../cloud-controller/audit-events'
import type { Answer } from '../http/answer'
import { knownTask } from '../live/live-task'
import { makeSharedReadings, type SharedReadings } from '../live/shared-reading'
import { readAllLines } from '../live/whole-log'
import { oncePerProcess } from '../once-per-process'
import type { Session } from '../session/session'
import type { Journal } from '../submission/keep-task-end'

type Told = Answer<Judged> | SessionEnded

declare global {
  interface OncePerProcess {
    verdictReadings: SharedReadings<Told>
    verdictsWithoutLog: LRUCache<string, true>
  }
}

const readings = oncePerProcess('verdictReadings', () => makeSharedReadings<Told>(500))
/** Verdicts that were made without the log, since it could not be read: they hold for a moment only. */
const away = oncePerProcess('verdictsWithoutLog', () => new LRUCache({ max: 1_000, ttl: 60_000 }))

/** The last lines come a moment after the end; until then a verdict may be of half a log. */
const SETTLE_MS = 6_000
const SETTLING_LOOK_MS = 1_500
const RUNNING_LOOK_MS = 5_000
/** The log cache did not answer: it is asked again. */
const AWAY_LOOK_MS = 5_000
/** Of what did not fail only the end of its log says whether that is so. */
const MOST_OF_OTHERS = { lines: 300, characters: 1_000_000 }
/** What ended long ago is judged by the same lines again. */
const HOLDS_MS = 60_000

/** Why a task failed, by its reason and its log; shared by all tabs of a session. */
export async function readVerdict(journal: Journal, session: Session, guid: string): Promise<Told> {
  const answer = await knownTask(session, guid)
  if (answer.kind !== 'ok') return answer
  const task = answer.body
  const nextLookMs = nextLook(task)
  const key = `${session.id} ${guid} ${task.state}`
  const holds = away.has(key) ? AWAY_LOOK_MS * 0.8 : nextLookMs === null ? HOLDS_MS : nextLookMs * 0.8
  return readings.read(key, holds, async () => {
    const body = await judge(journal, session, task)
    if (body.nextLookMs === AWAY_LOOK_MS) away.set(key, true)
    else away.delete(key)
    return { ...answer, body }
  })
}

/** What was kept of verdicts for a session that has ended. */
export const forgetVerdicts = (sessionId: string): void => readings.forgetSession(sessionId)

function nextLook(task: Task): number | null {
  if (!hasEnded(task)) return RUNNING_LOOK_MS
  return Date.now() - Date.parse(task.updated_at) < SETTLE_MS ? SETTLING_LOOK_MS : null
}

async function judge(journal: Journal, session: Session, task: Task): Promise<Judged> {
  const [whole, cancel] = await Promise.all([
    readAllLines(journal, session, task, task.state === 'FAILED' ? MOST_JUDGED : MOST_OF_OTHERS),
    isCancelled(task) ? readTaskCancel(session, task) : undefined,
  ])
  const isUnread = whole.noLog !== undefined && whole.lines.length === 0
  const judged = judgeTask({
    task,
    lines: isUnread ? undefined : whole.lines,
    cancelledBy: cancel?.by || undefined,
    now: Date.now(),
  })
  const verdict = judged && doubted(judged, whole.isUnsure)
  // A log that can't be read now may be readable in a moment.
  const isAway = whole.noLog?.kind === 'failed'
  if (verdict && task.state === 'FAILED' && !isAway) noteVerdict(session, task, verdict)
  return {
    verdict: verdict ? shown(verdict) : null,
    log: isUnread ? 'none' : whole.isKept ? 'kept' : whole.isWhole ? 'whole' : 'end',
    nextLookMs: nextLook(task) ?? (isAway ? AWAY_LOOK_MS : null),
  }
}

/** By lines that may be another task's nothing is certain. */
const doubted = (verdict: Verdict, isUnsure: boolean): Verdict =>
  isUnsure && verdict.grade === 'certain' && verdict.evidence.some(({ kind }) => kind === 'line')
    ? { ...verdict, grade: 'likely' }
    : verdict

/** Of a line so much is quoted; the log has the rest. */
const QUOTED_CHARACTERS = 1_000

function shown(verdict: Verdict): ShownVerdict {
  const quote = ({ weight, text, line }: LineEvidence): QuotedLine => ({
    weight,
    at: line.at,
    stream: line.stream,
    ...(line.from === 'cell' && { from: 'cell' }),
    text: text.length > QUOTED_CHARACTERS ? `${text.slice(0, QUOTED_CHARACTERS)}…` : text,
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
