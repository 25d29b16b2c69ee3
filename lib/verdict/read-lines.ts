import { isInteresting, isSuccess } from './log/noise'
import { isFrame } from './log/shapes'
import { readLine, type Statement } from './log/statement'
import { type Trouble, toTroubles } from './log/trouble'
import type { Line } from './verdict'
import { type Context, isProgress } from './weigh'

/** How many of the last lines are read in full. Of those before only what looks like an error, and what is around it. */
const IN_FULL = 500
const AROUND = 12
const MAX_EARLIER = 400

/** What the container itself writes into the task's own log: no words of the program. executor run_step.go */
const OF_CONTAINER =
  /^Exit status \d{1,5}(?: \([^)]{0,80}\))*$|^Cell [0-9a-f-]{36} (?:creating|successfully|failed|stopping|destroying|destroyed)\b/

export type Log = { troubles: Trouble[]; statements: Statement[]; context: Omit<Context, 'status'> }

/** Whether a line is the container's and not the program's. */
export const isOfContainer = ({ from, text }: Line): boolean =>
  from === 'cell' || OF_CONTAINER.test(text.trim())

/** Reads a log into the errors that it tells of, with what a verdict must know about the lines around them. */
export function readLog(lines: readonly Line[]): Log {
  const statements: Statement[] = []
  for (const index of chosen(lines)) {
    const line = lines[index]
    if (line && line.isSure !== false && !isOfContainer(line)) statements.push(...readLine(line, index))
  }
  const troubles = (['ERR', 'OUT'] as const).flatMap((stream) =>
    toTroubles(statements.filter((statement) => statement.stream === stream)),
  )
  const progress: Record<'OUT' | 'ERR', number[]> = { OUT: [], ERR: [] }
  const single = new Set(troubles.filter((one) => !one.isTrace).map(({ first }) => first))
  let lastSuccess = -1
  for (const statement of statements) {
    if (!single.has(statement.index) || isFrame(statement.message) || !isProgress(statement)) continue
    progress[statement.stream].push(statement.index)
    if (isSuccess(statement.message)) lastSuccess = statement.index
  }
  return { troubles, statements, context: { statements, progress, lastSuccess, total: lines.length } }
}

/** The indexes of the lines to read, ascending. */
function chosen(lines: readonly Line[]): number[] {
  const from = Math.max(0, lines.length - IN_FULL)
  const earlier = new Set<number>()
  for (let index = from - 1; index >= 0 && earlier.size < MAX_EARLIER; index -= 1) {
    const line = lines[index]
    if (!line || earlier.has(index) || !isWorthReading(line)) continue
    for (let near = Math.max(0, index - 1); near < Math.min(from, index + AROUND); near += 1)
      earlier.add(near)
  }
  const before = [...earlier].sort((one, other) => one - other)
  for (let index = from; index < lines.length; index += 1) before.push(index)
  return before
}

const LOUD =
  /\b(?:fatal|panic|critical|uncaught|unhandled|Traceback|exception|ERROR|FATAL|Error:|error:|failed|refused|denied|aborted)\b|Exception|Error\b/

function isWorthReading({ text, stream }: Line): boolean {
  const short = text.length > 400 ? text.slice(0, 400) : text
  return stream === 'ERR' ? LOUD.test(short) && isInteresting(short) : LOUD.test(short)
}
