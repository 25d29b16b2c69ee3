import { lineEvidence } from './evidence'
import { plainText } from './log/plain'
import { takePrefix } from './log/prefix'
import { isOfContainer } from './read-lines'
import type { Reason } from './reason'
import type { Contradiction, Facts, Line } from './verdict'

const ENDED = /^Exit status (\d+)/
/** executor storenode.go; the platform's event of a crash. */
const CONTAINER_GONE =
  /(?:destroying|destroyed) container for instance|Process has crashed|\bexited with status \d+|Container (?:became|is) .*destroyed/i
const KILLED =
  /^(?:\S*(?:sh|bash)?: ?)?(?:line \d+: +)?(?:\d+ )?(?:Killed|Terminated|Segmentation fault|Aborted|Bus error)(?:$|: \d+$|\s*\(core dumped\)|\s{2,}\S)|^(?:process |worker |child |command )?(?:was )?killed\b(?: by (?:signal|the kernel|SIG|OOM).*)?[.!]?$|killed by (?:signal )?(?:9|SIGKILL|the OOM)|signal: killed|JavaScript heap out of memory|java\.lang\.OutOfMemoryError|^(?:fatal error: )?(?:\w+: )?out of memory\b|\(out of memory\)|oom-?kill/i
/** Said by programs that have come to their end. */
const FINISHED =
  /\b(?:done|finished|complete(?:d|ly)?|success(?:ful(?:ly)?)?|succeeded|all .{1,40} (?:processed|written|sent|imported|exported|migrated|posted|handed over)|bye|ended|exit(?:ing)? (?:with )?(?:code |status )?0|ok)\b[.!)\s]*$|^(?:done|finished|completed|success|succeeded|all)\b|\b(?:finished|completed|done) (?:in|after|with|at)\b|exported|imported|migrated|handed (?:to|over)|rebuilt|written to|\b\d+ \w+ (?:written|sent|posted|processed|imported|exported)/i
const NOT_FINISHED =
  /\b(?:not|fail|error|abort|step|page|batch|chunk|part|shard) ?\d*|\d+ ?(?:of|\/) ?\d+|%|so far|remaining/i

const GRACE_MS = 30_000
const MAX_QUOTE = 200

/** Where the API and the log do not agree about a task's end: said, never corrected. */
export function findContradiction(facts: Facts, reason: Reason): Contradiction | undefined {
  const { task, lines } = facts
  if (!lines || lines.length === 0) return undefined
  if (task.state === 'FAILED') return failedButRan(lines, reason)
  if (task.state === 'SUCCEEDED') return succeededButKilled(lines)
  if (task.state === 'RUNNING') return runningButEnded(facts, lines)
  return undefined
}

function failedButRan(lines: readonly Line[], reason: Reason): Contradiction | undefined {
  const own = lastOf(
    lines,
    (line) => !isOfContainer(line) && line.isSure !== false && line.text.trim() !== '',
  )
  const exit = lastOf(lines, (line) => line.isSure !== false && ENDED.test(line.text.trim()))
  const status = exit && ENDED.exec(exit.line.text.trim())?.[1]
  if (exit && status === '0' && reason.kind !== 'cancelled') {
    const says = `The API says FAILED, the log says that the command ran to its end: “${quote(exit.line)}”.`
    return { kind: 'failed-but-ran', sentence: says, lines: both(lines, exit.index, own?.index) }
  }
  if (reason.kind !== 'platform' || !own || status !== undefined) return undefined
  const text = message(own.line)
  const isNeverStarted = ['runner-unavailable', 'gave-up-pending', 'no-capacity'].includes(reason.cause)
  const isEnd = FINISHED.test(text) && !(NOT_FINISHED.test(text) && !/^(?:all|done|finished)/i.test(text))
  if (!isNeverStarted && !(reason.cause === 'platform-lost' && isEnd)) return undefined
  const says = isEnd
    ? `The API says that the task was not brought to its end, the log says that it was: “${quote(own.line)}”.`
    : `The API says that the task was never started, the log says that it ran: “${quote(own.line)}”.`
  return { kind: 'failed-but-ran', sentence: says, lines: both(lines, own.index) }
}

function runningButEnded({ task, now }: Facts, lines: readonly Line[]): Contradiction | undefined {
  const last = lastOf(lines, (line) => line.text.trim() !== '' && line.isSure !== false)
  const gone = lastOf(
    lines,
    ({ from, text }) =>
      from === 'cell' &&
      CONTAINER_GONE.test(text) &&
      (!task.guid || !/instance|guid/i.test(text) || text.includes(task.guid)),
  )
  const exit = lastOf(
    lines,
    (line) => line.isSure !== false && ENDED.test(line.text.trim()) && isOfContainer(line),
  )
  const own = lastOf(
    lines,
    (line) => !isOfContainer(line) && line.isSure !== false && line.text.trim() !== '',
  )
  // A program that prints such a line and goes on has not ended.
  const ended = [gone, exit].find((one) => one && (!own || own.index < one.index || one === gone))
  if (!ended || !last || (own && own.index > ended.index)) return undefined
  if (now !== undefined && now - Number(ended.line.at) / 1e6 < GRACE_MS) return undefined
  return {
    kind: 'running-but-ended',
    sentence: `The API says RUNNING, the log says that the task ended: “${quote(ended.line)}”.`,
    lines: both(lines, ended.index, exit?.index),
  }
}

function succeededButKilled(lines: readonly Line[]): Contradiction | undefined {
  const exit = lastOf(
    lines,
    (line) => line.isSure !== false && isOfContainer(line) && ENDED.test(line.text.trim()),
  )
  const own = lastOf(
    lines,
    (line) => !isOfContainer(line) && line.isSure !== false && line.text.trim() !== '',
  )
  const isBadExit = exit !== undefined && ENDED.exec(exit.line.text.trim())?.[1] !== '0'
  const isKilled = own !== undefined && KILLED.test(message(own.line))
  const worst = isBadExit ? exit : isKilled ? own : undefined
  if (!worst) return undefined
  return {
    kind: 'succeeded-but-killed',
    sentence: `The API says SUCCEEDED, the log says “${quote(worst.line)}”.`,
    lines: both(lines, worst.index, isBadExit && isKilled ? own?.index : undefined),
  }
}

const message = ({ text }: Line): string => takePrefix(plainText(text)).message.trim()

const quote = ({ text }: Line): string => plainText(text).trim().slice(0, MAX_QUOTE)

function lastOf(
  lines: readonly Line[],
  fits: (line: Line) => boolean,
): { line: Line; index: number } | undefined {
  for (let index = lines.length - 1; index >= 0 && index > lines.length - 200; index -= 1) {
    const line = lines[index]
    if (line && fits(line)) return { line, index }
  }
  return undefined
}

function both(lines: readonly Line[], ...indexes: (number | undefined)[]) {
  const told = [...new Set(indexes.filter((index): index is number => index !== undefined))]
  return told.flatMap((index) => lineEvidence(lines, index, 'against', plainText(lines[index]?.text ?? '')))
}
