import 'server-only'
import { mergeLines } from '@/lib/log/merge-lines'
import { asOwnLine, CLOCK_SLACK_NS, type Liner, spanOf } from '@/lib/log/whose-line'
import type { NoLog } from '@/lib/queries/live-task'
import { appGuidOf, type LogLine, type Task } from '@/lib/resources/task'
import type { Session } from '../session/session'
import { type LogEnvelope, readLogCache } from './read'

/** A busy app's own lines are between those of its task: so many reads are made for one answer. */
const MOST_READS = 10
/** Lines come late, and not in order: what is read on from reaches back so far. */
const OVERLAP_NS = 2_000_000_000n

/**
 * Lines, oldest first. `older`: where to read on backwards, in nanoseconds; undefined where the task's time begins.
 * `hasMore`: newer ones are there already.
 */
export type TaskLines = { kind: 'lines'; lines: readonly LogLine[]; older?: bigint; hasMore?: boolean }

/** `namesakes` undefined: they could not be read, and no line is told from theirs. */
type Whose = { task: Task; namesakes: readonly Liner[] | undefined }

/**
 * The last lines that a task wrote, at least `most` where there are so many, before the instant `before`. The log cache
 * knows no task: `namesakes` are tasks of the same app and name that may have written some of them.
 */
export async function readLastLines(
  session: Session,
  { task, namesakes }: Whose,
  { before, most }: { before?: bigint; most: number },
): Promise<TaskLines | NoLog> {
  const now = Date.now()
  const span = spanOf(task, now)
  // An instant that is not told bounds nothing.
  const from = span && span.from - CLOCK_SLACK_NS
  let to = before ?? (span && span.to + CLOCK_SLACK_NS)
  let lines: readonly LogLine[] = []
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const read = await readLogCache(session, appGuidOf(task), { from, to, newestFirst: true })
    if (read.kind !== 'read') return read
    const own = ownOf(read.envelopes.toReversed(), task, namesakes, now)
    lines = mergeLines(lines, own)
    const cutAt = tooMuch(lines)
    if (cutAt !== undefined)
      return { kind: 'lines', lines: lines.slice(cutAt), older: BigInt(lines[cutAt]?.at ?? 0) }
    const oldest = read.envelopes.at(-1)?.at
    if (!read.isFull || oldest === undefined || oldest === 0n) return { kind: 'lines', lines }
    // Others of that very instant may be left: they are read again, unless a whole read is of one instant.
    to = read.envelopes[0]?.at === oldest ? oldest : oldest + 1n
    if (lines.length >= most) break
  }
  return { kind: 'lines', lines, older: to }
}

/** A program may print a megabyte in a line: an answer has so many characters, and at least one line. */
const MOST_CHARACTERS = 2_000_000

/** Where to cut so that the newest lines stay within that; undefined where they do. */
function tooMuch(lines: readonly LogLine[]): number | undefined {
  let characters = 0
  for (let at = lines.length - 1; at >= 0; at -= 1) {
    characters += lines[at]?.text.length ?? 0
    if (characters > MOST_CHARACTERS && at < lines.length - 1) return at + 1
  }
  return undefined
}

/** The lines that came since `after`, and those just before it once more: some come late. */
export async function readNewLines(
  session: Session,
  { task, namesakes }: Whose,
  after: bigint,
): Promise<TaskLines | NoLog> {
  const now = Date.now()
  const span = spanOf(task, now)
  const app = appGuidOf(task)
  const to = span && span.to + CLOCK_SLACK_NS
  const late = await readLogCache(session, app, { from: after - OVERLAP_NS, to })
  if (late.kind !== 'read') return late
  let lines: readonly LogLine[] = ownOf(late.envelopes, task, namesakes, now)
  if (!late.isFull) return { kind: 'lines', lines }
  // Of a loud program that were old lines only: it would never be caught up with.
  let from = after
  for (let reads = 0; reads < MOST_READS; reads += 1) {
    const read = await readLogCache(session, app, { from, to })
    if (read.kind !== 'read') return read
    lines = mergeLines(lines, ownOf(read.envelopes, task, namesakes, now))
    const newest = read.envelopes.at(-1)?.at
    if (!read.isFull || newest === undefined) return { kind: 'lines', lines }
    from = newest === read.envelopes[0]?.at ? newest + 1n : newest
    if (tooMuch(lines) !== undefined) break
  }
  return { kind: 'lines', lines, hasMore: true }
}

/** When the oldest line is of that the log cache keeps of an app; undefined where it keeps none, or tells none. */
export async function oldestKept(session: Session, appGuid: string): Promise<bigint | undefined> {
  const read = await readLogCache(session, appGuid, { from: 0n, most: 1 })
  return read.kind === 'read' ? read.envelopes[0]?.at : undefined
}

const ownOf = (
  envelopes: readonly LogEnvelope[],
  task: Task,
  namesakes: readonly Liner[] | undefined,
  now: number,
): LogLine[] => envelopes.flatMap((envelope) => asOwnLine(envelope, task, namesakes ?? [], now) ?? [])
