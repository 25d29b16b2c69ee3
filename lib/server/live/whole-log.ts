import 'server-only'
import { mergeLines } from '@/lib/log/merge-lines'
import type { NoLog } from '@/lib/queries/live-task'
import { hasEnded, type LogLine, type Task } from '@/lib/resources/task'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Answer } from '../http/answer'
import { readLastLines } from '../log-cache/task-lines'
import type { Session } from '../session/session'
import { type Journal, keptLinesOf } from '../submission/keep-task-end'
import { knownTask } from './live-task'
import { namesakesOf } from './namesakes'

/** As many as the log cache keeps of an app by default. */
const MOST_LINES = 100_000
const MOST_CHARACTERS = 200_000_000
const PART_LINES = 1_000
/** Of a busy app a part may hold no line of the task: so many are read all the same. */
const MOST_PARTS = 120

type Whole = {
  lines: readonly LogLine[]
  isWhole: boolean
  isKept: boolean
  isUnsure: boolean
  noLog?: NoLog
}

/**
 * Every line of a task that the log cache has, or that the journal kept, oldest first, as a text: `2026-11-29T12:00:00.123Z
 * OUT text`, a line each, with a `?` before one that may be of another task. A log that can't be read is no empty one.
 */
export async function readWholeLog(
  journal: Journal,
  session: Session,
  guid: string,
): Promise<Answer<ReadableStream<Uint8Array>> | SessionEnded> {
  const answer = await knownTask(session, guid)
  if (answer.kind !== 'ok') return answer
  const whole = await readAllLines(journal, session, answer.body, {
    lines: MOST_LINES,
    characters: MOST_CHARACTERS,
  })
  const { lines, isKept, noLog } = whole
  if (noLog && lines.length === 0)
    return { kind: 'no-answer', cause: 'unreadable', detail: `the log could not be read: ${noLog.kind}` }
  const encoder = new TextEncoder()
  const head = isKept
    ? '# The log cache has forgotten this task: its last lines, as the journal kept them.\n'
    : ''
  let at = -1
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      if (at < 0 && head) controller.enqueue(encoder.encode(head))
      at = Math.max(at, 0)
      const part = lines.slice(at, at + PART_LINES)
      at += part.length
      if (part.length === 0) controller.close()
      else controller.enqueue(encoder.encode(part.map(print).join('')))
    },
  })
  return { ...answer, body }
}

/**
 * The newest lines of a task, about so many at most; `isWhole` where nothing of what the log cache has is left out. Of an
 * ended task that it has forgotten those that the journal kept. `isUnsure`: which are another's could not be found out.
 */
export async function readAllLines(
  journal: Journal | undefined,
  session: Session,
  task: Task,
  most: { lines: number; characters: number },
): Promise<Whole> {
  const namesakes = await namesakesOf(session, task)
  const isUnsure = namesakes === undefined
  let lines: readonly LogLine[] = []
  let characters = 0
  let before: bigint | undefined
  for (let parts = 0; parts < MOST_PARTS; parts += 1) {
    const part = await readLastLines(session, { task, namesakes }, { before, most: PART_LINES })
    if (part.kind !== 'lines') return { lines, isWhole: false, isKept: false, isUnsure, noLog: part }
    // Parts overlap by the lines of one instant.
    lines = mergeLines(part.lines, lines)
    for (const { text } of part.lines) characters += text.length
    before = part.older
    if (before === undefined || lines.length >= most.lines || characters >= most.characters) break
  }
  const isWhole = before === undefined
  if (lines.some(({ from }) => from !== 'cell') || !hasEnded(task) || !journal)
    return { lines, isWhole, isKept: false, isUnsure }
  const kept = await keptLinesOf(journal, session.foundation.origin, task.guid).catch(() => undefined)
  return kept && kept.length > 0
    ? { lines: kept, isWhole, isKept: true, isUnsure }
    : { lines, isWhole, isKept: false, isUnsure }
}

const NS_PER_MS = 1_000_000n

function print({ at, stream, text, from, isSure }: LogLine): string {
  const instant = at === '0' ? '-' : new Date(Number(BigInt(at) / NS_PER_MS)).toISOString()
  return `${instant} ${from === 'cell' ? 'CELL' : stream} ${isSure === false ? '? ' : ''}${text}\n`
}
