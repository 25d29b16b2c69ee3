import { isTroubled, isWarningText } from './noise'
import * as shape from './shapes'
import type { Statement } from './statement'

/** One error of a chain: the statement that says it, and what continues it. */
export type Entry = { head: Statement; text: string; details: Statement[] }

/** What belongs together: an error with its trace and the errors that brought it about. */
export type Trouble = {
  /** The one that came first leads, where the trace tells which that is. */
  entries: Entry[]
  frames: Statement[]
  headers: Statement[]
  isTrace: boolean
  /** Said to have been caught by nobody. */
  isUncaught: boolean
  /** The later errors of its chain came while the first was handled: they need not have to do with it. */
  isHandling: boolean
  first: number
  last: number
}

const MAX_DETAILS = 24

/** Puts the statements of one stream together to troubles: an error, its frames, its chain. Others stay single. */
export function toTroubles(statements: readonly Statement[]): Trouble[] {
  const troubles: Trouble[] = []
  let current: Trouble | undefined
  /** Where the next error goes: `python` while a traceback has not come to its error yet. */
  let awaits: 'none' | 'python' | 'cause' | 'after-first' | 'message' = 'none'

  const open = (head: Statement, text: string): Trouble => {
    const made = newTrouble(head, text)
    troubles.push(made)
    return made
  }
  for (const statement of statements) {
    const { message } = statement
    if (message.trim() === '') {
      if (current && awaits === 'none' && !current.isTrace) current = undefined
      continue
    }
    if (shape.isAfterFirst(message) && current) {
      awaits = 'after-first'
      current.isHandling ||= /During handling/.test(message)
      note(current, statement, 'headers')
      continue
    }
    if (/Traceback \(most recent call last\)/.test(message)) {
      if (awaits !== 'after-first' || !current) {
        const embedded = statement.isLogged && isTold(current, statement) ? current : undefined
        current = embedded ?? open(statement, '')
        awaits = 'python'
      }
      current.isTrace = true
      current.isUncaught ||= !statement.isLogged
      note(current, statement, 'headers')
      continue
    }
    const cause = current ? shape.causedBy(message) : undefined
    if (current && cause !== undefined) {
      current.isTrace = true
      if (cause.trim() === '') awaits = 'cause'
      else addEntry(current, statement, cause, 'front')
      continue
    }
    const next = current ? shape.thrownNext(message) : undefined
    if (current && next !== undefined) {
      addEntry(current, statement, next, 'back')
      continue
    }
    const isInside = current !== undefined && current.last >= statement.index - 40
    if (isInside && current && (awaits === 'python' || awaits === 'after-first')) {
      if (/^\s{2}/.test(message) && !statement.isLogged) {
        note(current, statement, 'frames')
        continue
      }
      addEntry(current, statement, withoutMargin(message), 'back')
      awaits = 'none'
      continue
    }
    if (isInside && current && awaits === 'cause') {
      if (/^\s*(?:[A-Z]\w*(?:::|\.|Error|Exception)|\d+: |\S)/.test(message)) {
        addEntry(current, statement, message.replace(/^\s*\d+: /, ''), 'front')
        awaits = /^\s*\d+: /.test(message) ? 'cause' : 'none'
        continue
      }
    }
    if (isInside && current && awaits === 'message') {
      addEntry(current, statement, message, 'back')
      awaits = 'none'
      continue
    }
    if (/^\s*[\^~]+\s*$/.test(message) && current?.first === statement.index - 1 && !current.isTrace) {
      // What stands above a caret is source, whatever it speaks of.
      if (!shape.errorClass(current.entries[0]?.text ?? '')) troubles.splice(troubles.indexOf(current), 1)
      current = undefined
      continue
    }
    if (shape.isFrame(message)) {
      if (current) {
        current = withItsClass(current, troubles)
        current.isTrace ||= !/^\s*\^|exit status/.test(message)
        note(current, statement, 'frames')
      }
      continue
    }
    if (shape.isHeader(message)) {
      if (current) note(current, statement, 'headers')
      if (message.startsWith('rake aborted!')) {
        current = open(statement, '')
        current.isTrace = true
        current.isUncaught = true
        awaits = 'message'
      }
      continue
    }
    if (current && isSameTool(current, message)) {
      addDetail(current, statement)
      continue
    }
    const isNear = current !== undefined && current.last === lastBefore(current, statement)
    if (
      isNear &&
      current &&
      !statement.isLogged &&
      shape.isDetail(message) &&
      !isOwnError(current, message)
    ) {
      addDetail(current, statement)
      continue
    }
    if (current && !statement.isLogged && isSecondLine(current, statement)) {
      addDetail(current, statement)
    }
    current = open(statement, message)
    awaits = 'none'
    markUncaught(current, message)
    if (/^thread '.*' \(?\d*\)? ?panicked at |^thread '.*' panicked at [^']*:\d+:\d+:$/.test(message)) {
      current.isTrace = true
      awaits = 'message'
    }
  }
  return troubles.filter(({ entries }) => entries.length > 0)
}

/** Rust's and Go's panics, uncaught errors of JavaScript, Java, PHP and .NET, Elixir's exits. */
const UNCAUGHT =
  /^(?:panic: |fatal error: |Exception in thread |Unhandled exception|Uncaught |Unhandled rejection|PHP Fatal error: |Fatal error: Uncaught|\*\* \(|thread '.*' (?:\(\d+\) )?panicked|error: Uncaught|terminate called|.*\[ERR_UNHANDLED_REJECTION\]|FATAL ERROR: |Execution error |\S+:\d+:in [`'][^']{0,120}': .{0,400}\([A-Z][\w:]*\)$)|UnhandledPromiseRejection/

/** Perl's die says its place as its warnings do. */
const DIED = / at \S+ line \d+(?:, <\w+> line \d+)?\.?$/

function markUncaught(trouble: Trouble, message: string): void {
  if (!UNCAUGHT.test(message) && !(DIED.test(message) && !isWarningText(message))) return
  trouble.isUncaught = true
  trouble.isTrace = true
}

/** A message of several lines: the frames follow the last, the class of the error stands in the first. */
function withItsClass(current: Trouble, troubles: Trouble[]): Trouble {
  const head = current.entries[0]?.head
  if (current.isTrace || !head || head.isLogged || shape.errorClass(head.message)) return current
  const at = troubles.lastIndexOf(current)
  for (let before = at - 1; before >= Math.max(0, at - 8); before -= 1) {
    const one = troubles[before]
    const text = one?.entries[0]?.text
    if (!one || text === undefined || one.isTrace || one.first < current.first - 10) return current
    if (!shape.errorClass(text)) continue
    for (const { entries } of troubles.splice(before + 1)) {
      for (const entry of entries) for (const part of [entry.head, ...entry.details]) addDetail(one, part)
      const first = one.entries[0]
      if (first) first.text = `${first.text} ${entries.map((entry) => entry.text).join(' ')}`.slice(0, 600)
    }
    return one
  }
  return current
}

function newTrouble(head: Statement, text: string): Trouble {
  return {
    entries: text === '' ? [] : [{ head, text, details: [] }],
    frames: [],
    headers: [],
    isTrace: false,
    isUncaught: false,
    isHandling: false,
    first: head.index,
    last: head.index,
  }
}

function note(trouble: Trouble, statement: Statement, kind: 'frames' | 'headers'): void {
  trouble[kind].push(statement)
  trouble.last = Math.max(trouble.last, statement.index)
}

function addEntry(trouble: Trouble, head: Statement, text: string, where: 'front' | 'back'): void {
  const entry = { head, text, details: [] }
  if (where === 'front') trouble.entries.unshift(entry)
  else trouble.entries.push(entry)
  trouble.last = Math.max(trouble.last, head.index)
  markUncaught(trouble, text)
}

function addDetail(trouble: Trouble, statement: Statement): void {
  const newest = trouble.entries.reduce<Entry | undefined>(
    (one, other) => (one && one.head.index > other.head.index ? one : other),
    undefined,
  )
  if (newest && newest.details.length < MAX_DETAILS) newest.details.push(statement)
  trouble.last = Math.max(trouble.last, statement.index)
}

/** An error by its class that stands indented below a title, as runners of tests print it: no detail of the title. */
function isOwnError({ entries, isTrace }: Trouble, message: string): boolean {
  if (isTrace || shape.errorClass(message) === undefined) return false
  return entries.every(({ text }) => !isTroubled(text))
}

const NPM = /^npm (?:ERR!|error)/

/** npm puts its name in front of every line of one error. */
function isSameTool({ entries }: Trouble, message: string): boolean {
  return NPM.test(message) && entries.some(({ text }) => NPM.test(text))
}

/** Lines of the other stream may stand between two of this one. */
function lastBefore(trouble: Trouble, statement: Statement): number {
  return trouble.last >= statement.index - 12 ? trouble.last : -1
}

/** Whether the line before logged the error that a traceback now follows. */
function isTold(current: Trouble | undefined, { index }: Statement): current is Trouble {
  const level = current?.entries[0]?.head.level
  return current?.last === index - 1 && level !== 'info' && level !== 'debug'
}

/** The second line of a message of several, which reads on: the first ended with a colon or a comma. */
function isSecondLine(trouble: Trouble, statement: Statement): boolean {
  if (trouble.last < statement.index - 3 || trouble.entries.length === 0) return false
  const { text } = trouble.entries.at(-1) ?? { text: '' }
  return /[:,(]$/.test(text.trimEnd())
}

/** Without the margin of Python's exception groups. */
const withoutMargin = (text: string): string => text.replace(/^\s*(?:[|+]\s*)+/, '')
