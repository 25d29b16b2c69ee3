import type { Cause } from './causes'
import type { Decision } from './decide'
import { isCleanUp, isConclusion, isTroubled } from './log/noise'
import { plainText } from './log/plain'
import type { Statement } from './log/statement'
import { isOfContainer } from './read-lines'
import { saysSame } from './reason'
import { normalise } from './signature'
import type { Facts, Line, LineEvidence } from './verdict'
import type { Candidate } from './weigh'

const MAX_FOR = 8
const MAX_AGAINST = 3
/** So many that a colleague sees what happened and not only what it is called. */
const FEW = 3
/** How near an error's own words what else is said of it stands. */
const NEAR = 5

/** A frame of libraries and runtimes: where an error passed through, not where it came from. */
const FOREIGN =
  /node_modules|site-packages|dist-packages|\/lib\/python|\/usr\/lib|\/usr\/local\/lib|node:internal|internal\/|\/gems\/|\/rubygems|vendor\/|\/pkg\/mod\/|\/usr\/local\/go|java\.base|java\.(?:util|lang|net|io)|sun\.|jdk\.|org\.(?:spring|apache|hibernate|postgresql|junit)|com\.(?:zaxxer|mysql|sun)|System\.|<frozen|<anonymous>|runtime\/|rustc|std::|core::|libc|\{main\}|goroutine|exit status/

/** One line as evidence. */
export function lineEvidence(
  lines: readonly Line[],
  index: number,
  weight: 'for' | 'against',
  text: string,
): LineEvidence[] {
  const line = lines[index]
  return line ? [{ kind: 'line', weight, text, index, line }] : []
}

/** The lines that carry a verdict, the most important first. */
export function linesFor(best: Candidate, { candidates }: Decision, lines: readonly Line[]): LineEvidence[] {
  const { trouble, entry, carrying, cause } = best
  const told: Statement[] = [carrying]
  if (carrying !== entry.head) told.push(entry.head)
  told.push(...entry.details.filter(({ message }) => saysMuch(message)).slice(0, 4))
  told.push(
    ...best.chain
      .filter((one) => one !== entry)
      .map(({ head }) => head)
      .slice(-3),
  )
  const own = ownFrame(best)
  if (own) told.push(own, ...sourceOf(own, trouble.frames))
  const same = candidates.filter(
    (one) => one !== best && one.cause === cause && isQuotable(one) && isOneFailure(one, best),
  )
  const near = (one: Candidate) => Math.abs(one.trouble.first - trouble.first)
  told.push(
    ...same
      .sort((one, other) => near(one) - near(other))
      .map((one) => one.carrying)
      .slice(0, cause === 'check-failed' ? 6 : 3),
  )
  if (new Set(told.map(({ index }) => index)).size < FEW) {
    told.push(
      ...trouble.headers.slice(0, 1),
      ...entry.details.filter(({ message }) => /\w/.test(message)).slice(0, 2),
    )
  }
  if (new Set(told.map(({ index }) => index)).size < FEW) told.push(...around(best, candidates))
  const quoted = toEvidence(told, lines, 'for')
  if (cause === 'check-failed' && quoted.length < FEW) quoted.push(...found(lines, carrying.index))
  return quoted.slice(0, MAX_FOR)
}

/** What was said next to the error of the same failure, where the error alone says little: nearest first. */
function around(best: Candidate, candidates: readonly Candidate[]): Statement[] {
  const { trouble, cause, carrying } = best
  const far = (one: Candidate) => Math.abs(one.trouble.first - trouble.first)
  const tool = toolOf(carrying.message)
  return candidates
    .filter(
      (one) =>
        one !== best &&
        far(one) <= NEAR &&
        (one.cause === cause ||
          one.cause === undefined ||
          // What stands right beside it and could be said of anything is said of it.
          (far(one) <= 2 && (one.match?.rule.rank ?? 0) < 3) ||
          (tool !== undefined && toolOf(one.entry.head.message) === tool)) &&
        !one.isRetry &&
        !one.isHarmless &&
        (!one.isWarning || tellsMore(one, best)) &&
        !one.isConclusion &&
        !isCleanUp(one.entry.text) &&
        !isTraced(one.entry.text) &&
        (one.score >= 1 || tellsMore(one, best)) &&
        isTroubled(one.entry.text) &&
        isOneFailure(one, best),
    )
    .sort((one, other) => far(one) - far(other))
    .slice(0, 2)
    .flatMap(({ entry }) => [entry.head])
}

/** Whether a warning says exactly what the error then says in passing. */
const tellsMore = (one: Candidate, best: Candidate): boolean =>
  one.isWarning && one.cause === best.cause && one.match?.rule.rank === 3 && (best.match?.rule.rank ?? 0) < 3

/** A command that `set -x` prints. */
const isTraced = (text: string): boolean => /^\++ /.test(text)

/** The program that puts its name in front of what it says. */
const toolOf = (message: string): string | undefined => /^([\w.+-]{2,30}): /.exec(message)?.[1]

/** What a comparison found, below the line that says where. */
function found(lines: readonly Line[], index: number): LineEvidence[] {
  return lines
    .slice(index + 1, index + 20)
    .flatMap(({ text }, at) =>
      /^(?:[-+<>][^-+]|\s*(?:expected|actual|not ok|got|want)\b)/i.test(text)
        ? lineEvidence(lines, index + 1 + at, 'for', plainText(text))
        : [],
    )
    .slice(0, 4)
}

/** Lines that speak for another cause. */
export function linesAgainst({ rivals }: Decision, lines: readonly Line[]): LineEvidence[] {
  const told = [...rivals].sort((one, other) => other.score - one.score).map(({ carrying }) => carrying)
  return toEvidence(told, lines, 'against').slice(0, MAX_AGAINST)
}

/** The platform's own lines that say the same as its reason. */
export function platformLines({ lines }: Facts, cause: Cause): LineEvidence[] {
  if (!lines) return []
  const from = Math.max(0, lines.length - 100)
  return lines
    .slice(from)
    .flatMap(({ text, stream, from: writer }, at) =>
      (writer === 'cell' || stream === 'ERR') && saysSame(text, cause)
        ? lineEvidence(lines, from + at, 'for', plainText(text))
        : [],
    )
    .slice(-3)
}

/** The last that a program said before it was ended, and what it said of its memory. */
export function lastWords({ lines }: Facts, isOfMemory: boolean): LineEvidence[] {
  if (!lines) return []
  const own = lines
    .map((line, index) => ({ line, index }))
    .slice(-200)
    .filter(({ line }) => line.isSure !== false && !isOfContainer(line) && line.text.trim() !== '')
  const ofMemory = isOfMemory
    ? own.filter(({ line }) => /\b(?:memory|heap|rss|resident|oom)\b/i.test(line.text.slice(0, 400)))
    : []
  const told = [...new Set([...ofMemory.slice(-2), ...own.slice(-1)])]
  return told.flatMap(({ line, index }) => lineEvidence(lines, index, 'for', plainText(line.text)))
}

/** What the container itself wrote of the end into the log. */
export function containerLines({ lines }: Facts): LineEvidence[] {
  if (!lines) return []
  return lines
    .flatMap((line, index) =>
      isOfContainer(line) && /exit status|out of memory|exited/i.test(line.text)
        ? lineEvidence(lines, index, 'for', line.text.trim().slice(0, 400))
        : [],
    )
    .slice(-1)
}

/** Whether nothing says between two errors that the program went on. */
function isOneFailure(one: Candidate, best: Candidate): boolean {
  const [from, to] = one.trouble.last < best.trouble.first ? [one, best] : [best, one]
  return to.progressBefore <= from.trouble.last || normalise(one.entry.text) === normalise(best.entry.text)
}

function toEvidence(
  told: readonly Statement[],
  lines: readonly Line[],
  weight: 'for' | 'against',
): LineEvidence[] {
  const seen = new Set<number>()
  return told.flatMap(({ index, plain }) => {
    if (seen.has(index)) return []
    seen.add(index)
    return lineEvidence(lines, index, weight, plain)
  })
}

function isQuotable(one: Candidate): boolean {
  return (
    !isCleanUp(one.entry.text) &&
    !one.isRetry &&
    !one.isHarmless &&
    !one.isWarning &&
    !isConclusion(one.entry.text) &&
    one.score >= (one.cause === 'check-failed' ? -3 : 3)
  )
}

/** Words of its own: no closing bracket, no caret, no number alone. */
const saysMuch = (message: string): boolean =>
  saysSomething(message) && (/^\s+['"]?\w+['"]?: \S/.test(message) || message.trim().split(/\s+/).length > 3)

/** Not a closing bracket or a caret. */
const saysSomething = (message: string): boolean => /\w{2}/.test(message) && !/^\s*\^/.test(message)

/** The frame nearest to the error that is of the program itself: Python prints it last, most others first. */
function ownFrame({ trouble, carrying }: Candidate): Statement | undefined {
  const isOwn = ({ message }: Statement) => /[\w)]:\d+|line \d+/.test(message) && !FOREIGN.test(message)
  const after = trouble.frames.filter(({ index }) => index > carrying.index)
  const before = trouble.frames.filter(({ index }) => index <= carrying.index)
  const isPython = before.some(({ message }) => /^\s+File "/.test(message))
  return isPython ? before.findLast(isOwn) : (after.find(isOwn) ?? before.findLast(isOwn))
}

/** The source that Python prints below a frame. */
function sourceOf(frame: Statement, frames: readonly Statement[]): Statement[] {
  if (!/^\s+File "/.test(frame.message)) return []
  const next = frames[frames.indexOf(frame) + 1]
  return next && /^\s{4}/.test(next.message) && !/^\s*[\^~]/.test(next.message) ? [next] : []
}
