import { afterAnsi, afterContinuedPrompt, beforeCommand, type Dialect, dialectOf } from './dialect'
import { commandsEnd, expansionEnd } from './expansion'
import { quotedAt } from './quotes'
import { addPart, documentParts, type Part, type Word } from './word'

/** `> out.log`, or a here-document with the text that the program reads. */
type Redirect = { source: string; input?: Part[] }

/** One command as a shell would run it. `ends` is what parts it from the next. */
export type Command = {
  words: Word[]
  redirects: Redirect[]
  /** The comment behind it, `#` included. */
  comment: string
  source: string
  ends: string
}

/** What a pasted text says to a shell; `mended` is what other programs had made of its characters. */
export type Script = {
  commands: Command[]
  comments: string[]
  mended: { quotes: boolean; dashes: boolean }
  /** The quote, bracket or backtick that is opened and not closed, from there on, and the command that it is in. */
  unclosed?: { opened: string; source: string; command: string }
  /** The last line says that another follows. */
  endsOpen: boolean
}

// A shell knows only the first two of these as blanks; editors, chats and web pages put the others in.
const BLANKS = /[ \t\r\f\v\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000]+/y
const NOTHING = /[\u200b\u2060\ufeff]/
const PLAIN = /[A-Za-z0-9_./:@%+,=-]+/y
const OPERATOR = /\n|&&|\|\||;;&?|;&|\|&|[;&|()]/y
const REDIRECT = /&>>?|<<<|<<-?|<>|>>|>\||[<>]&|[<>]/y
const PLACEHOLDER = /<[A-Za-z][^<>\n"'|&;]*>(?=$|[\s/"';|&)])/y
const TEMPLATE = /\{\{[ \t][^{}\n]*\}\}|\(\([\w.:/-]+\)\)/y
const DASHES = /[\u2010-\u2015\u2212]+(?=[A-Za-z0-9])/y
const FLAG_LINE = /\s*(?:--?|[\u2010-\u2015\u2212]+)[A-Za-z]/y
const MOST_EXPANSIONS = 1000
/** Words of a shell after which a command begins. */
const OPENS_COMMAND = /^(?:if|then|elif|else|while|until|do|!|\{|time)$/
const LINE_END = /[ \t]*\n/y
const ESCAPES = { posix: '\\', powershell: '`', cmd: '^' }

class Reader {
  readonly script: Script = {
    commands: [],
    comments: [],
    mended: { quotes: false, dashes: false },
    endsOpen: false,
  }
  private at = 0
  private isPrompted = false
  private commandFrom = 0
  private words: Word[] = []
  private redirects: Redirect[] = []
  private comment = ''
  private word: { parts: Part[]; from: number } | undefined
  private redirect: { source: string; from: number } | undefined
  private documents: { redirect: Redirect; delimiter: string; withoutTabs: boolean; isLiteral: boolean }[] =
    []

  constructor(
    private readonly text: string,
    private readonly dialect: Dialect,
  ) {}

  read(): Script {
    this.beginLine()
    while (this.at < this.text.length) {
      const opened = this.at
      if (!this.step()) {
        const at = this.text.charAt(opened) === '$' ? opened + 1 : opened
        this.script.unclosed = {
          opened: this.text.charAt(at),
          source: this.text.slice(opened),
          command: this.text.slice(this.commandFrom),
        }
        return this.script
      }
    }
    this.endCommand('')
    return this.script
  }

  private match(pattern: RegExp): string {
    pattern.lastIndex = this.at
    return pattern.exec(this.text)?.[0] ?? ''
  }

  private beginLine(): void {
    const { end, prompted } = beforeCommand(this.text, this.at, this.dialect)
    this.isPrompted = prompted
    this.at = end
    this.commandFrom = end
  }

  private add(text: string, isReplaced = false, isQuoted = false): void {
    this.word ??= { parts: [], from: this.at }
    addPart(this.word.parts, { text, isReplaced, isQuoted })
  }

  private endWord(): void {
    const { word, redirect } = this
    if (!word) return
    this.word = undefined
    const read: Word = { parts: word.parts, source: this.text.slice(word.from, this.at) }
    if (!redirect) {
      this.words.push(read)
      return
    }
    this.redirect = undefined
    const made: Redirect = { source: this.text.slice(redirect.from, this.at) }
    this.redirects.push(made)
    if (redirect.source === '<<<')
      made.input = [...read.parts, { text: '\n', isReplaced: false, isQuoted: true }]
    if (redirect.source === '<<' || redirect.source === '<<-')
      this.documents.push({
        redirect: made,
        delimiter: read.parts.map(({ text }) => text).join(''),
        withoutTabs: redirect.source === '<<-',
        isLiteral: /["'\\]/.test(read.source),
      })
  }

  private endCommand(ends: string): void {
    this.endWord()
    this.redirect = undefined
    const { words, redirects, comment } = this
    const source = this.text.slice(this.commandFrom, this.at).trim()
    if (words.length + redirects.length > 0)
      this.script.commands.push({ words, redirects, comment, source, ends })
    else if (comment !== '') this.script.comments.push(comment)
    this.words = []
    this.redirects = []
    this.comment = ''
  }

  /** Reads what is next; false where it is not closed. */
  private step(): boolean {
    const { text, at, dialect } = this
    const character = text.charAt(at)
    const plain = this.match(PLAIN)
    const isPlain = dialect === 'posix' || !(dialect === 'cmd' ? plain.includes('%') : character === '@')
    if (plain !== '' && isPlain) return this.take(plain.length, plain)
    if (character === '\x1b') {
      const end = afterAnsi(text, at)
      this.at = Math.max(end, at + 1)
      if (end === at) this.add(character)
      return true
    }
    if (NOTHING.test(character)) return this.skip(1)
    const blanks = this.match(BLANKS)
    if (blanks !== '') {
      this.endWord()
      return this.skip(blanks.length)
    }
    if (character === '#' && !this.word) return this.readComment()
    if (character === ESCAPES[dialect]) return this.readEscape()
    return this.readQuotes() ?? this.readExpansion(character) ?? this.readOperator(character)
  }

  private skip(length: number): true {
    this.at += length
    return true
  }

  private take(length: number, text: string, isReplaced = false): true {
    this.add(text, isReplaced)
    return this.skip(length)
  }

  private readComment(): boolean {
    const lineEnd = this.text.indexOf('\n', this.at)
    const end = lineEnd < 0 ? this.text.length : lineEnd
    this.comment ||= this.text.slice(this.at, end).trim()
    this.at = end
    return true
  }

  /** A blank behind the sign is lost to the eye, and was never meant. */
  private readEscape(): boolean {
    LINE_END.lastIndex = this.at + 1
    const lineEnd = LINE_END.exec(this.text)
    if (lineEnd) {
      if (lineEnd[0].length > 1) this.endWord()
      this.at = afterContinuedPrompt(this.text, this.at + 1 + lineEnd[0].length, this.isPrompted)
      return true
    }
    // Nothing follows: a shell would wait for the next line.
    if (this.at + 1 === this.text.length) {
      this.script.endsOpen = true
      return this.skip(1)
    }
    this.add(this.text.charAt(this.at + 1), false, true)
    return this.skip(2)
  }

  /** Undefined where no quote opens here. */
  private readQuotes(): boolean | undefined {
    const { text, at } = this
    const isBegun = this.word !== undefined && text.charAt(at - 1) !== '='
    const quoted = quotedAt(text, at, this.dialect, isBegun)
    if (!quoted) return undefined
    if (quoted.end === undefined) return false
    this.script.mended.quotes ||= quoted.isTypographic
    const inner = text.slice(at + quoted.opens.length, quoted.end - 1)
    // A terminal prints `> ` before each further line of a text in quotes.
    const isWithPrompts = this.isPrompted && inner.includes('\n') && !/\n(?!> )/.test(inner)
    this.word ??= { parts: [], from: at }
    for (const part of quoted.parts(isWithPrompts ? inner.replaceAll('\n> ', '\n') : inner))
      addPart(this.word.parts, part)
    this.at = quoted.end
    return true
  }

  /** Undefined where nothing is put in here. */
  private readExpansion(character: string): boolean | undefined {
    const { text, at, dialect } = this
    const template = this.word ? '' : this.match(TEMPLATE)
    if (template !== '') return this.take(template.length, template, true)
    // `args=(…)`; anywhere else behind a word bash would refuse it.
    const isList =
      character === '(' && (this.word || !this.words.every(({ source }) => OPENS_COMMAND.test(source)))
    const isProcess = /[<>]/.test(character) && text.charAt(at + 1) === '(' && dialect === 'posix'
    const end = isList
      ? commandsEnd(text, at + 1)
      : isProcess
        ? commandsEnd(text, at + 2)
        : expansionEnd(text, at, dialect)
    if (end === undefined) return false
    return end > at ? this.take(end - at, text.slice(at, end), true) : undefined
  }

  private readOperator(character: string): boolean {
    const placeholder = this.match(PLACEHOLDER)
    // `<in>/out` are two files; `apps/<guid>/tasks` is one word.
    const isOne = placeholder !== '' && (this.word || this.text.charAt(this.at + placeholder.length) !== '/')
    if (isOne) return this.take(placeholder.length, placeholder)
    const redirect = this.match(REDIRECT)
    if (redirect !== '') return this.beginRedirect(redirect)
    const operator = this.match(OPERATOR)
    if (operator === '\n') return this.readLineEnd()
    if (operator !== '') {
      this.endCommand(operator)
      this.at += operator.length
      this.commandFrom = this.at
      return true
    }
    const dashes = this.word ? '' : this.match(DASHES)
    if (dashes !== '') {
      this.script.mended.dashes = true
      return this.take(dashes.length, this.asHyphens(dashes))
    }
    return this.take(character.length, character)
  }

  /** A word processor makes one long dash of two hyphens: `–name`, but `–m` and `–1`. */
  private asHyphens(dashes: string): string {
    if (/^[\u2010\u2011]/.test(dashes)) return '-'.repeat(dashes.length)
    const isShort = /^(?:[A-Za-z](?:[\s=\d]|$)|\d)/.test(
      this.text.slice(this.at + dashes.length, this.at + dashes.length + 2),
    )
    return isShort && dashes.length === 1 ? '-' : '--'
  }

  private beginRedirect(operator: string): boolean {
    const { at } = this
    const from = this.word?.from ?? at
    const isNumbered = /^\d+$/.test(this.text.slice(from, at))
    if (isNumbered) this.word = undefined
    else this.endWord()
    this.redirect = { source: operator, from: isNumbered ? from : at }
    return this.skip(operator.length)
  }

  private readLineEnd(): boolean {
    // A line that begins with a flag goes on with the command before it: its line end was not escaped, or is folded.
    if (
      this.documents.length === 0 &&
      this.words.length > 0 &&
      !this.redirect &&
      this.match(FLAG_LINE) !== ''
    ) {
      this.endWord()
      return this.skip(1)
    }
    this.endCommand('\n')
    this.at += 1
    for (const { redirect, delimiter, withoutTabs, isLiteral } of this.documents.splice(0)) {
      const lines: string[] = []
      while (this.at < this.text.length) {
        const lineEnd = this.text.indexOf('\n', this.at)
        const line = this.text.slice(this.at, lineEnd < 0 ? undefined : lineEnd)
        this.at = lineEnd < 0 ? this.text.length : lineEnd + 1
        if ((withoutTabs ? line.replace(/^\t+/, '') : line) === delimiter) break
        lines.push(`${line}\n`)
      }
      redirect.input = documentParts(lines.join(''), withoutTabs, isLiteral)
    }
    this.beginLine()
    return true
  }
}

/**
 * Splits a pasted text into commands and words as the shell it was written for would, without running or replacing
 * anything. Bash is the measure, here-documents, comments and `$'…'` included; PowerShell and cmd are understood as
 * far as they are pasted. Prompts and what word processors make of quotes and hyphens are undone.
 */
export function readScript(text: string): Script {
  const lines = text.replace(/\r\n?/g, '\n')
  // Nested without end, they would fill the stack.
  if ((lines.match(/\$[({]/g) ?? []).length > MOST_EXPANSIONS)
    return { ...new Reader('', 'posix').read(), unclosed: { opened: '$(', source: lines, command: lines } }
  return new Reader(lines, dialectOf(lines)).read()
}
