import type { Cause } from './causes'
import { isCleanUp, isInteresting, isTroubled } from './log/noise'
import { errorClass } from './log/shapes'
import type { Trouble } from './log/trouble'
import type { Log } from './read-lines'
import { BEFORE_INSTALL, BY_STATUS, type Candidate, weigh } from './weigh'

/** What the log says: the error that counts, and those that speak for another cause. */
export type Decision = {
  best: Candidate | undefined
  rivals: Candidate[]
  candidates: Candidate[]
}

const MAX_LOUD = 90
const MAX_QUIET = 30
/** Below this nothing speaks for a cause but a word in passing. */
const ENOUGH = 2.5
/** Errors that follow each other with less than this between them are one failure. */
const CLOSE = 6

/** Finds the error that ended the program among all that the log tells of. */
export function decide(log: Log, status: number | undefined, command = ''): Decision {
  const context = { ...log.context, status }
  const candidates = worthWeighing(log)
    .map((trouble) => weigh(trouble, context))
    .filter((one): one is Candidate => one !== undefined)
    .sort((one, other) => one.trouble.first - other.trouble.first)
  const named = candidates.filter(
    (one) => one.cause !== undefined && one.score >= ENOUGH && !isTitle(one, candidates),
  )
  let best = named.reduce<Candidate | undefined>(better, undefined)
  if (best) best = firstOf(best, named)
  const unnamed = candidates.filter(
    ({ cause, trouble, entry, score, isConclusion }) =>
      cause === undefined && !isConclusion && (trouble.isTrace || (score >= ENOUGH && saysTrouble(entry))),
  )
  const trace = unnamed.reduce<Candidate | undefined>(better, undefined)
  if (trace && (!best || (trace.trouble.isUncaught && trace.score > best.score + 2))) {
    const isThrown = candidates.some(({ entry }) => entry.text.includes('--trace-uncaught'))
    best = { ...trace, cause: isThrown ? 'uncaught-exception' : ownCause(trace, status, command) }
  }
  const warned = warnedOf(candidates, best)
  if (warned) best = warned
  best ??= onlySign(candidates) ?? lastWord(candidates, status, command)
  best = whyNotInstalled(candidates, best) ?? best
  best = wronglyCalled(candidates, best) ?? best
  const rivals = best ? named.filter((one) => isRival(one, best)) : []
  return { best, rivals, candidates }
}

/** On stderr programs also say what they do: only words of trouble, or a level, make of that a complaint. */
const saysTrouble = ({ head, text }: Candidate['entry']): boolean =>
  head.level === 'error' || head.level === 'fatal' || errorClass(text) !== undefined || isTroubled(text)

/** How runners of tests write the name of one that failed. */
const NUMBERED = /^\s*(?:\d+\) |[✕✗×✖●✘] |not ok \d)/
const ASSERTED = /^\s*(?:\w*(?:Assert|Expectation)\w*|expect(?:ed)?\b|received|got\b)/i

/** The name of a test says what the test is about, and not what happened. */
function isTitle({ cause, trouble, entry }: Candidate, candidates: readonly Candidate[]): boolean {
  if (cause === 'check-failed' || trouble.isTrace) return false
  const isNumbered = NUMBERED.test(entry.text)
  if (!isNumbered && !entry.text.endsWith(':')) return false
  return candidates.some(
    (one) =>
      one.cause === 'check-failed' &&
      one.match?.rule.rank === 3 &&
      (isNumbered ||
        (one.trouble.first > trouble.last &&
          one.trouble.first <= trouble.last + 3 &&
          ASSERTED.test(one.entry.text))),
  )
}

/** What was only warned of, or tried again, and never got better: then the end that names no cause came from it. */
function warnedOf(candidates: readonly Candidate[], best: Candidate | undefined): Candidate | undefined {
  if (best && (best.match || best.trouble.isUncaught)) return undefined
  const until = best?.trouble.first ?? Number.POSITIVE_INFINITY
  return candidates
    .filter(
      (one) =>
        one.match?.rule.rank === 3 &&
        one.trouble.last < until &&
        (one.isRetry || one.isWarning) &&
        !one.isRecovered &&
        !one.isHarmless &&
        !isCalm(one) &&
        (one.isRetry || best !== undefined || one.cause === 'check-failed'),
    )
    .at(-1)
}

/** Logged as nothing to worry about. */
const isCalm = ({ entry }: Candidate): boolean => entry.head.level === 'info' || entry.head.level === 'debug'

/** What is left where nothing else is told: even what calls itself a warning, or looks like clean-up, says more than nothing. */
function onlySign(candidates: readonly Candidate[]): Candidate | undefined {
  const quiet = candidates.filter(
    (one) => one.entry.head.stream === 'ERR' && !one.isRetry && one.progressAfter < 2 && !isCalm(one),
  )
  const last = quiet.at(-1)
  if (last?.match?.rule.rank === 3) return last
  return quiet.find(
    (one) => one.cause !== undefined && !one.isWarning && !one.isHarmless && !one.isConclusion,
  )
}

/** What a program that says no more than this complains of, where nothing else is told. */
function lastWord(
  candidates: readonly Candidate[],
  status: number | undefined,
  command: string,
): Candidate | undefined {
  const last = candidates.findLast(
    (one) =>
      one.entry.head.stream === 'ERR' &&
      one.cause === undefined &&
      one.score > 0 &&
      one.progressAfter < 2 &&
      !one.isRetry &&
      !one.isWarning &&
      !one.isHarmless &&
      !one.isConclusion &&
      !isCalm(one) &&
      isTroubled(one.entry.text) &&
      !isCleanUp(one.entry.text),
  )
  return last && { ...last, cause: ownCause(last, status, command) }
}

/** What no rule knows: an exception is one; what a program says in plain words it says because it ran as meant. */
function ownCause({ trouble, entry }: Candidate, status: number | undefined, command: string): Cause {
  if (trouble.isTrace || errorClass(entry.text) || /^(?:\W*error|fatal|panic)\b/i.test(entry.text))
    return 'uncaught-exception'
  if (quotesArgument(entry.text, command)) return 'usage-error'
  const meant = status !== undefined && status >= 64 && status <= 78 ? BY_STATUS[status]?.[0] : undefined
  return meant ?? 'check-failed'
}

/** Whether a text repeats in quotes, or after a colon, a word that the program was called with. */
function quotesArgument(text: string, command: string): boolean {
  const words = command.split(/\s+/).slice(1)
  return words.some(
    (word) =>
      /^[\w.@-]{4,60}$/.test(word) && ["'", '"', '`', ': '].some((mark) => text.includes(`${mark}${word}`)),
  )
}

/** A package manager warns of a network that fails and then says that there is no such package. */
function whyNotInstalled(
  candidates: readonly Candidate[],
  best: Candidate | undefined,
): Candidate | undefined {
  if (best?.cause !== 'dependency-install') return undefined
  return candidates
    .filter(
      ({ trouble, cause, match, isRecovered }) =>
        (trouble.last < best.trouble.first || trouble.first > best.trouble.last) &&
        cause !== undefined &&
        BEFORE_INSTALL.has(cause) &&
        match?.rule.rank === 3 &&
        !isRecovered,
    )
    .at(-1)
}

const USAGE_HINT = /^\s*usage: |(?:try|see|use|run) .{0,60}(?:--help|-h\b|\bhelp\b)/i

/** A program that ends by telling how it is called was called wrongly, whatever words it has for that. */
function wronglyCalled(candidates: readonly Candidate[], best: Candidate | undefined): Candidate | undefined {
  if (best && (best.match?.rule.rank ?? 0) > 1) return undefined
  const hint = candidates.find(({ entry }) => entry.head.stream === 'ERR' && USAGE_HINT.test(entry.text))
  if (!hint || (best?.trouble.isTrace ?? false)) return undefined
  const said = candidates.find(({ entry, isWarning }) => entry.head.stream === 'ERR' && !isWarning)
  const isNear = said && Math.abs(said.trouble.first - hint.trouble.first) < 40
  return { ...(isNear ? said : hint), cause: 'usage-error', match: undefined }
}

const better = (one: Candidate | undefined, other: Candidate): Candidate =>
  one && one.score > other.score ? one : other

/** Errors in a row are one failure, and the first of them brought about the rest: unless it says much less. */
function firstOf(best: Candidate, named: readonly Candidate[]): Candidate {
  let first = best
  for (const one of [...named].reverse()) {
    if (one.trouble.first >= first.trouble.first) continue
    const isClose =
      first.trouble.first - one.trouble.last <= CLOSE && first.progressBefore <= one.trouble.last
    const rank = (one.match?.rule.rank ?? 0) - (first.match?.rule.rank ?? 0)
    const isAsStrong =
      one.score >= best.score - 3 - 2 * Math.max(0, rank) && !one.isRetry && !one.isHarmless && !one.isWarning
    // What waited too long waited for something: the later error says for what.
    if (one.cause === 'timeout' && first.cause !== 'timeout') continue
    if (isClose && isAsStrong && rank >= 0) first = one
  }
  return first
}

/** Whether an error speaks for another cause nearly as loudly. */
function isRival(one: Candidate, best: Candidate): boolean {
  return (
    one !== best && one.cause !== best.cause && !one.isRetry && !one.isHarmless && one.score >= best.score - 4
  )
}

/** The last troubles that can matter, those that say the same once: what is loud before what is only there. */
function worthWeighing({ troubles, context }: Log): Trouble[] {
  const seen = new Set<string>()
  const loud: Trouble[] = []
  const quiet: Trouble[] = []
  const last = context.total - 12
  for (const trouble of [...troubles].sort((one, other) => other.last - one.last)) {
    const head = trouble.entries[0]
    if (!head) continue
    const key = `${head.head.stream}${head.text.replace(/\d+/g, '#').slice(0, 200)}`
    if (seen.has(key)) continue
    const { level, stream } = head.head
    const isLoud = trouble.isTrace || level === 'error' || level === 'fatal' || isInteresting(head.text)
    const isHeard = trouble.last >= last || (stream === 'ERR' && level === undefined)
    const room = isLoud ? loud : isHeard ? quiet : undefined
    if (!room || room.length >= (isLoud ? MAX_LOUD : MAX_QUIET)) continue
    seen.add(key)
    room.push(trouble)
  }
  return [...loud, ...quiet]
}

/** The causes that candidates speak for, the loudest first. */
export const causesOf = (candidates: readonly Candidate[]): Cause[] => [
  ...new Set(candidates.flatMap(({ cause }) => (cause ? [cause] : []))),
]
