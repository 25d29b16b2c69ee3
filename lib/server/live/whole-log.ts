import 'server-only'
import type { LogLine, Task } from '@/lib/resources/task'
import type { SessionEnded } from '../cloud-controller/ask'
import type { Answer } from '../http/answer'
import { readLastLines } from '../log-cache/task-lines'
import type { Session } from '../session/session'
import { knownTask } from './live-task'
import { namesakesOf } from './task-log'

/** As many as the log cache keeps of an app by default. */
const MOST_LINES = 100_000
const MOST_CHARACTERS = 200_000_000
const PART_LINES = 1_000

/** Every line of a task that the log cache has, oldest first: `2026-11-29T12:00:00.123Z OUT text`, a line each. */
export async function readWholeLog(
  session: Session,
  guid: string,
): Promise<Answer<ReadableStream<Uint8Array>> | SessionEnded> {
  const answer = await knownTask(session, guid)
  if (answer.kind !== 'ok') return answer
  const { lines } = await readAllLines(session, answer.body, {
    lines: MOST_LINES,
    characters: MOST_CHARACTERS,
  })
  const encoder = new TextEncoder()
  let at = 0
  const body = new ReadableStream<Uint8Array>({
    pull: (controller) => {
      const part = lines.slice(at, at + PART_LINES)
      at += part.length
      if (part.length === 0) controller.close()
      else controller.enqueue(encoder.encode(part.map(print).join('')))
    },
  })
  return { ...answer, body }
}

/** The newest lines of a task, about so many at most; `isWhole` where nothing of what the log cache has is left out. */
export async function readAllLines(
  session: Session,
  task: Task,
  most: { lines: number; characters: number },
): Promise<{ lines: LogLine[]; isWhole: boolean; isRead: boolean }> {
  const whose = { task, namesakes: await namesakesOf(session, task) }
  const parts: (readonly LogLine[])[] = []
  let count = 0
  let characters = 0
  let before: bigint | undefined
  do {
    const part = await readLastLines(session, whose, { before, most: PART_LINES })
    if (part.kind !== 'lines') return { lines: parts.toReversed().flat(), isWhole: false, isRead: count > 0 }
    parts.push(part.lines)
    count += part.lines.length
    for (const { text } of part.lines) characters += text.length
    before = part.older
  } while (before !== undefined && count < most.lines && characters < most.characters)
  return { lines: parts.toReversed().flat(), isWhole: before === undefined, isRead: true }
}

const NS_PER_MS = 1_000_000n

function print({ at, stream, text, from }: LogLine): string {
  const instant = at === '0' ? '-' : new Date(Number(BigInt(at) / NS_PER_MS)).toISOString()
  return `${instant} ${from === 'cell' ? 'CELL' : stream} ${text}\n`
}
