import type { LogLine } from '@/lib/resources/task'

/** What of a log is shown: all, one stream of the program, or the container's own lines. */
export const LOG_PARTS = ['All', 'stdout', 'stderr', 'Container'] as const
export type LogPart = (typeof LOG_PARTS)[number]

/** The lines of one part, in their order. */
export function linesOfPart(lines: readonly LogLine[], part: LogPart): readonly LogLine[] {
  if (part === 'All') return lines
  if (part === 'Container') return lines.filter(({ from }) => from === 'cell')
  const stream = part === 'stdout' ? 'OUT' : 'ERR'
  return lines.filter((line) => line.from === undefined && line.stream === stream)
}

const ESCAPE = String.fromCharCode(27)
const COLOURS = new RegExp(`${ESCAPE}\\[[0-9;:]*[A-Za-z]`, 'g')

/** Colours stand between letters that are read as one word. */
const asSeen = (text: string): string => (text.includes(ESCAPE) ? text.replace(COLOURS, '') : text)

/** The places of the lines that have a text somewhere, whatever its case. */
export function findLines(lines: readonly LogLine[], text: string): number[] {
  const wanted = text.toLowerCase()
  if (wanted === '') return []
  return lines.flatMap((line, at) => (asSeen(line.text).toLowerCase().includes(wanted) ? [at] : []))
}

/** A begin that most programs give to what went wrong; none that counts errors, or says that there were none. */
const ERROR =
  /\b(?:error|exception|traceback|fatal|panic|failed|failure|refused|denied|killed|abort(?:ed|ing)?|cannot|can't|not found)\b/i
const NO_ERROR = /\b(?:0|no|without|zero) (?:errors?|failures?|exceptions?)\b/i

/** The place of the first line that reads like an error; undefined where none does. */
export function firstError(lines: readonly LogLine[]): number | undefined {
  const at = lines.findIndex(({ text, from }) => {
    const seen = asSeen(text.slice(0, 2_000))
    return from === undefined && ERROR.test(seen) && !NO_ERROR.test(seen)
  })
  return at < 0 ? undefined : at
}
