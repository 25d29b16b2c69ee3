import { hasEnded, type LogLine, type Task } from '@/lib/resources/task'

/** What of a task says which lines are its own. */
export type Liner = Pick<Task, 'guid' | 'name' | 'state' | 'created_at' | 'updated_at'>

/** A line as the log cache gives it: it knows the app and the task's name, no task. */
type ReadLine = { at: bigint; source: string; stream: 'OUT' | 'ERR'; text: string }

const NS_PER_MS = 1_000_000n
const toNs = (ms: number): bigint => BigInt(Math.floor(ms)) * NS_PER_MS
/** The API's instants are whole seconds, cut off. */
const SECOND_NS = 1_000_000_000n
/** Cells and the API have clocks of their own, and the last lines come after the end. */
export const CLOCK_SLACK_NS = 5n * SECOND_NS

/** From when to when a task's lines may be, in nanoseconds. */
type Span = { from: bigint; to: bigint }

/** The span of a task's lines by its own instants, without the slack of clocks; `now` in milliseconds where it has not ended. */
export function spanOf(task: Liner, now: number): Span | undefined {
  const from = Date.parse(task.created_at)
  const ended = Date.parse(task.updated_at)
  if (Number.isNaN(from)) return undefined
  const to = hasEnded(task) && !Number.isNaN(ended) ? ended : now
  return { from: toNs(from), to: toNs(to) + SECOND_NS }
}

const isIn = ({ from, to }: Span, at: bigint, slack = 0n): boolean => at >= from - slack && at <= to + slack

/**
 * A line as one of this task's, or undefined where it is none. Lines are told apart by the task's name and by time: where
 * another task of the same name ran at that moment too, it may have written the line.
 */
export function asOwnLine(
  line: ReadLine,
  task: Liner,
  namesakes: readonly Liner[],
  now: number,
): LogLine | undefined {
  const { at, stream, text } = line
  const made = { at: String(at), stream, text }
  if (line.source === 'CELL') return asCellLine(line, task, now)
  if (line.source !== `APP/TASK/${task.name}`) return undefined
  const own = spanOf(task, now)
  if (!own || at === 0n) return made
  const spans = namesakes.flatMap((one) => spanOf(one, now) ?? [])
  const isWithin = isIn(own, at)
  // Beside its own time, and in that of another: it is the other's.
  if (!isWithin && spans.some((span) => isIn(span, at))) return undefined
  return isWithin && spans.some((span) => isIn(span, at)) ? { ...made, isSure: false } : made
}

const INSTANCE = /\binstance ([0-9a-f]{8}-[0-9a-f-]{15,})/i

/** The container's own lines tell whose they are by the guid of the task; those that tell nothing count by time. */
function asCellLine({ at, stream, text }: ReadLine, task: Liner, now: number): LogLine | undefined {
  const made: LogLine = { at: String(at), stream, text, from: 'cell' }
  if (text.includes(task.guid)) return made
  if (INSTANCE.test(text)) return undefined
  const own = spanOf(task, now)
  return own && isIn(own, at) ? { ...made, isSure: false } : undefined
}
