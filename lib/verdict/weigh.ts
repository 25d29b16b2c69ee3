import type { Cause } from './causes'
import { isCrash, signalOf } from './exit-status'
import {
  isCleanUp,
  isConclusion,
  isFinal,
  isHarmless,
  isInteresting,
  isLastAttempt,
  isRetry,
  isSuccess,
  isTroubled,
  isWarningText,
} from './log/noise'
import { errorClass } from './log/shapes'
import type { Statement } from './log/statement'
import type { Entry, Trouble } from './log/trouble'
import type { Match } from './rules/rule'
import { findByClass, findRule } from './rules/rules'
import { findByWords } from './rules/words'

/** A trouble with the cause it speaks for and how much it counts. */
export type Candidate = {
  trouble: Trouble
  /** The error of its chain that tells the cause. */
  entry: Entry
  /** Where in the entry the words stand that the rule knows. */
  carrying: Statement
  match: Match | undefined
  cause: Cause | undefined
  score: number
  isRetry: boolean
  isRecovered: boolean
  isHarmless: boolean
  isWarning: boolean
  isConclusion: boolean
  /** The errors of its chain that have to do with the chosen one. */
  chain: Entry[]
  /** The last line before it that says that the program goes on. */
  progressBefore: number
  /** How many lines of its stream say after it that the program goes on. */
  progressAfter: number
}

export type Context = {
  status: number | undefined
  statements: readonly Statement[]
  /** Ascending indexes of lines that say that all is well, by stream. */
  progress: Record<'OUT' | 'ERR', readonly number[]>
  /** The last line that says that something worked that had not before. */
  lastSuccess: number
  total: number
}

/** Causes that an exit status speaks for. Shells, coreutils timeout, sysexits.h. */
export const BY_STATUS: Readonly<Record<number, readonly Cause[]>> = {
  125: ['usage-error'],
  129: ['usage-error'],
  64: ['usage-error'],
  65: ['bad-input-data'],
  66: ['missing-file'],
  68: ['dns-failure'],
  69: ['connection-refused', 'remote-error'],
  73: ['permission', 'disk-full'],
  74: ['disk-full', 'connection-lost'],
  77: ['permission', 'auth-refused'],
  78: ['configuration'],
  124: ['timeout'],
  126: ['not-executable', 'resource-limit'],
  127: ['command-not-found', 'module-missing'],
  130: ['killed-by-signal'],
  137: ['killed-by-signal', 'timeout'],
  143: ['killed-by-signal', 'timeout'],
}

/** Whether an exit status speaks for a cause by its own meaning. */
export function statusAgrees(status: number | undefined, cause: Cause): boolean {
  if (status === undefined) return false
  const signal = signalOf(status)
  if (signal && isCrash(signal))
    return ['native-crash', 'heap-out-of-memory', 'stack-overflow'].includes(cause)
  return BY_STATUS[status]?.includes(cause) ?? false
}

const OF_LEVEL = { fatal: 6, error: 4, warn: -5, info: -4, debug: -7 }

/** Weighs a trouble: what it says, how it says it, and what came after it. */
export function weigh(trouble: Trouble, context: Context): Candidate | undefined {
  const chosen = chooseEntry(trouble, context.status)
  if (!chosen) return undefined
  const { entry, match } = chosen
  const said = `${entry.text} ${entry.details.map(({ message }) => message).join(' ')}`.slice(0, 900)
  const heads = [...trouble.entries.map(({ head }) => head), ...trouble.headers]
  const level = heads.map((head) => head.level).find((one) => one)
  const isWarning = (level === 'warn' || isWarningText(entry.text)) && !trouble.isTrace
  const conclusion = trouble.entries.every(({ text }) => isConclusion(text))
  const retry = isRetry(said) && !isLastAttempt(said)
  const harmless = isHarmless(entry.text) && !isFinal(entry.text) && !trouble.isUncaught
  const cause = match?.rule.cause
  let score = 0
  score += level ? OF_LEVEL[level] : entry.head.stream === 'ERR' ? 2 : 0
  if (match) score += worthOf(match.rule.rank, entry.head)
  if (trouble.isTrace) score += 3
  else if (!level && entry.head.stream === 'OUT' && !isTroubled(said)) score -= 5
  const isUncaught = trouble.isUncaught && !goesOn(trouble, entry.head.stream, context)
  if (isUncaught) score += 4
  if (isFinal(said)) score += 2
  if (isLastAttempt(said)) score += 2
  if (/^(?:(?:[\w.+/-]{1,60}:){1,2}(?:\d+:){0,2} ?)?(?:error|fatal)\b/i.test(entry.text)) score += 2
  if (retry) score -= 5
  if (harmless) score -= 7
  if (isWarning && level !== 'warn') score -= 5
  if (conclusion) score -= 6
  if (isCleanUp(entry.text) && !trouble.isUncaught) score -= 4
  if (cause && statusAgrees(context.status, cause)) score += 4
  if (context.status === 2 && (cause === 'usage-error' || cause === 'syntax-error')) score += 1
  const recovered = isRecovered(trouble, retry, context)
  if (recovered) score -= 6
  score -= isUncaught ? 0 : progressAfter(trouble, entry.head.stream, context)
  score += context.total > 0 ? (2 * Math.min(trouble.last + 2, context.total)) / context.total : 0
  return {
    trouble,
    entry,
    carrying: chosen.carrying,
    match,
    cause,
    score,
    isRetry: retry,
    isRecovered: recovered,
    isHarmless: harmless,
    isWarning,
    isConclusion: conclusion,
    chain: chainOf(trouble, entry, cause, context.status),
    progressBefore: lastProgress(trouble.first, context),
    progressAfter: countAfter(context.progress[entry.head.stream], trouble.last),
  }
}

/** Words that no rule knows count for less, most of all on stdout, where programs talk of errors that they do not have. */
function worthOf(rank: number, head: Statement): number {
  if (rank === 3) return 6
  if (rank === 2) return 3
  return head.stream === 'ERR' || head.level === 'error' || head.level === 'fatal' ? 2 : 0.5
}

/** Of a chain the first error that a rule knows well; else the one that it knows at all. */
function chooseEntry(trouble: Trouble, status: number | undefined) {
  let best: { entry: Entry; match: Match | undefined; carrying: Statement; rank: number } | undefined
  for (const entry of trouble.entries.slice(0, 12)) {
    const found = findIn(entry, trouble, status)
    const rank = found.match ? found.match.rule.rank : 0
    // An error of the program's own says less than what it was caused by or what it caused.
    const worth =
      found.match?.rule.cause === 'uncaught-exception'
        ? 0.5
        : rank - (found.match?.rule.cause === 'timeout' ? 0.5 : 0)
    // What wraps the whole text of its cause says all that the cause says, and what was attempted.
    const wraps =
      best !== undefined && worth >= best.rank && rank > 2 && entry.text.includes(wordsOf(best.entry.text))
    if (!best || worth > best.rank || wraps) best = { entry, ...found, rank: worth }
  }
  return best
}

/** Why something could not be fetched or written comes before that it was not installed. */
export const BEFORE_INSTALL: ReadonlySet<string> = new Set<Cause>([
  'dns-failure',
  'connection-refused',
  'connection-lost',
  'tls-failure',
  'auth-refused',
  'timeout',
  'disk-full',
  'permission',
])

function isWhy({ match }: { match: Match | undefined }): boolean {
  return match?.rule.rank === 3 && BEFORE_INSTALL.has(match.rule.cause)
}

function findIn(
  entry: Entry,
  trouble: Trouble,
  status: number | undefined,
): { match: Match | undefined; carrying: Statement } {
  const own = findRule(withPlace(entry, trouble), status)
  if (own?.rule.cause === 'dependency-install') {
    const why = entry.details
      .map((detail) => ({ match: findRule(detail.message, status), carrying: detail }))
      .find(isWhy)
    if (why) return why
  }
  if (own && own.rule.rank === 3) {
    // A refusal to authenticate is told in the body of an answer that calls itself a bad request.
    const refusal =
      own.rule.cause === 'remote-error'
        ? entry.details
            .slice(0, 12)
            .map((detail) => ({ match: findRule(detail.message, status), carrying: detail }))
            .find(({ match }) => match?.rule.rank === 3 && match.rule.cause === 'auth-refused')
        : undefined
    return refusal ?? { match: own, carrying: entry.head }
  }
  const isTitle = !isTroubled(entry.text)
  for (const detail of entry.details.slice(0, 8)) {
    if (isTitle && TITLE.test(detail.message)) continue
    const found = findRule(detail.message, status)
    if (found?.rule.rank === 3) return { match: found, carrying: detail }
  }
  // The error of a trace begins with its class, whatever that is called.
  const name =
    errorClass(entry.text) ?? (trouble.isTrace ? /^([A-Z]\w+)(?=: |$)/.exec(entry.text)?.[1] : undefined)
  const byClass =
    name && (!own || own.rule.rank < 2 || own.rule.cause === 'uncaught-exception')
      ? findByClass(name)
      : undefined
  if (byClass) return { match: byClass, carrying: entry.head }
  if (own && own.rule.rank > 1) return { match: own, carrying: entry.head }
  const listed = entry.text.endsWith(':') ? entry.details.slice(0, 2).map(({ message }) => message) : []
  if (listed.length > 0 && !isTitle) {
    const found = findByWords([entry.text, ...listed].join(' '))
    if (found) return { match: found, carrying: entry.head }
  }
  return { match: findByWords(entry.text) ?? own, carrying: entry.head }
}

/** What stands indented below a title and is one itself: a test's name, a heading. */
const TITLE = /^\s*(?:\d+\)|[✓✔✕✗×✖●✘]) |:\s*$/

/** The words of an error without its class. */
const wordsOf = (text: string): string => text.replace(/^[\w.$:]+: /, '')

/** What CPython's own modules read, and what it means that they could not. */
const PLACES: readonly (readonly [where: RegExp, words: string])[] = [
  [/\/(?:configparser|logging\/config|zoneinfo\/\w+|locale)\.py"/, 'invalid configuration'],
  [
    /\/(?:uuid|ipaddress|_strptime|fractions|plistlib|base64|statistics|html\/\w+|email\/\w+)\.py"/,
    'parse error',
  ],
]

const lastFrame = ({ frames }: Trouble): string =>
  frames.findLast(({ message }) => /^\s+File "/.test(message))?.message ?? ''

/** Some errors say what they are only by where they were raised: a key of the environment, a child that was started. */
function withPlace({ text }: Entry, trouble: Trouble): string {
  if (/^FileNotFoundError|^PermissionError/.test(text)) {
    return trouble.frames.some(({ message }) => /_execute_child|_posixsubprocess/.test(message))
      ? `_execute_child ${text}`
      : text
  }
  const place = /^(?:ValueError|KeyError|LookupError)\b/.test(text)
    ? PLACES.find(([where]) => where.test(lastFrame(trouble)))
    : undefined
  if (place) return `${place[1]}: ${text}`
  const key = /^KeyError: ['"](\w+)['"]/.exec(text)?.[1]
  if (key && trouble.frames.some(({ message }) => /environ\b|getenv/.test(message)))
    return `${key}: parameter not set`
  return text
}

/** Whether what was tried again worked in the end, as far as the log tells. */
function isRecovered(trouble: Trouble, retry: boolean, { lastSuccess }: Context): boolean {
  return retry && lastSuccess > trouble.last
}

/** A program that goes on saying what it does has got over the error. Text of the other stream may have waited in a buffer. */
function progressAfter(trouble: Trouble, stream: 'OUT' | 'ERR', { progress }: Context): number {
  const after = (indexes: readonly number[]) => countAfter(indexes, trouble.last)
  const other = stream === 'OUT' ? 'ERR' : 'OUT'
  return Math.min(
    trouble.isTrace ? 8 : 5,
    after(progress[stream]) * (trouble.isTrace ? 0.8 : 0.5) + Math.min(1.5, after(progress[other]) * 0.25),
  )
}

/** A traceback that a program only prints looks like one that ended it, but for the lines that follow. */
function goesOn({ last }: Trouble, stream: 'OUT' | 'ERR', { progress }: Context): boolean {
  return countAfter(progress[stream], last) >= 2
}

/** Of errors that came while the first was handled those that say the same; of causes all. */
function chainOf(
  trouble: Trouble,
  entry: Entry,
  cause: Cause | undefined,
  status: number | undefined,
): Entry[] {
  if (!trouble.isHandling) return trouble.entries
  if (cause === 'uncaught-exception') return [entry]
  return trouble.entries.filter(
    (one) => one === entry || findIn(one, trouble, status).match?.rule.cause === cause,
  )
}

function lastProgress(index: number, { progress }: Context): number {
  const before = (sorted: readonly number[]) =>
    sorted[sorted.length - countAfter(sorted, index - 1) - 1] ?? -1
  return Math.max(before(progress.OUT), before(progress.ERR))
}

function countAfter(sorted: readonly number[], index: number): number {
  let low = 0
  let high = sorted.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((sorted[middle] ?? 0) > index) high = middle
    else low = middle + 1
  }
  return sorted.length - low
}

/** Whether a statement says that the program goes on with its work. */
export function isProgress(statement: Statement): boolean {
  const { message, level } = statement
  if (level === 'error' || level === 'fatal' || level === 'warn') return false
  if (!/^[[(]?[\p{L}\d].*\s\S/u.test(message)) return false
  return !isConclusion(message) && !isCleanUp(message) && (isSuccess(message) || !isInteresting(message))
}
