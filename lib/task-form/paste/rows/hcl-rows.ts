import type { ListName } from '../../fields'
import { parseJson, scalarText } from '../read-body'
import { shown } from '../taken'
import type { ReadRows } from './pair'

/** An attribute or block of Terraform: a text, what is in its braces, or an expression that only Terraform knows. */
type Entry = { key: string; text?: string; entries?: Entry[]; source: string }

const BLANK = /(?:\s|,|#[^\n]*|\/\/[^\n]*|\/\*[\s\S]*?\*\/)*/y
const KEY = /"((?:[^"\\\n]|\\.)*)"|([\w./-]+)/y
const LABELS = /(?:[ \t]+"[^"\n]*")*[ \t]*(?=\{)/y
const SIGN = /[ \t]*[=:][ \t]*/y
const TEXT = /"((?:[^"\\\n]|\\.)*)"(?=[ \t]*(?:[,}\n#]|\/\/|$))/y
const LITERAL = /(?:true|false|-?\d[\d.]*)(?=[ \t]*(?:[,}\n#]|\/\/|$))/y
const DOCUMENT = /<<(-?)(\w+)\n([\s\S]*?)\n[ \t]*\2(?=\n|$)/y
const EXPRESSION = /"(?:[^"\\\n]|\\.)*"|[^\n,(){}[\]]+|[([{]|./y
const DEPTH_MOST = 50
const LOOKS =
  /\b(?:labels|annotations)["']?\s*=\s*(?:\{|merge\s*\()|^\s*metadata\s*=?\s*\{|^\s*\{\s*(?:"[^"\n]*"|[\w./-]+)\s*=/m

/** Whether a text is Terraform with braces; `key = "value"` lines alone are read as such. */
export function looksLikeHcl(text: string): boolean {
  return LOOKS.test(text)
}

class Reader {
  private at = 0
  constructor(private readonly text: string) {}

  private match(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.at
    const match = pattern.exec(this.text)
    if (match) this.at += match[0].length
    return match
  }

  /** What stands until the brace that closes it. */
  entries(depth = 0): Entry[] {
    const found: Entry[] = []
    for (;;) {
      this.match(BLANK)
      if (this.at >= this.text.length) return found
      if (this.text.charAt(this.at) === '}') {
        this.at += 1
        return found
      }
      found.push(this.entry(depth))
    }
  }

  private entry(depth: number): Entry {
    const from = this.at
    const key = this.match(KEY)
    const name = key?.[1] ?? key?.[2] ?? ''
    const isBlock = key && this.match(LABELS)
    const isGiven = isBlock || (key && this.match(SIGN))
    const text = isGiven ? this.value() : undefined
    const isBody =
      text === undefined && (isGiven || !key) && this.text.charAt(this.at) === '{' && depth < DEPTH_MOST
    if (isBody) this.at += 1
    const entries = isBody ? this.entries(depth + 1) : undefined
    if (text === undefined && !entries) this.expression()
    return { key: name, text, entries, source: this.text.slice(from, this.at) }
  }

  private value(): string | undefined {
    const from = this.at
    const quoted = this.match(TEXT)
    if (quoted) {
      // `${…}` is put in by Terraform, `$${` is its way to write `${`.
      const written = quoted[1] ?? ''
      if (/(?<!\$)\$\{|(?<!%)%\{/.test(written)) {
        this.at = from
        return undefined
      }
      return scalarText(parseJson(quoted[0]))?.replaceAll('$${', '${')
    }
    const document = this.match(DOCUMENT)
    if (document) return (document[3] ?? '').replace(document[1] === '-' ? /^[ \t]+/gm : /(?!)/, '')
    return this.match(LITERAL)?.[0]
  }

  /** Past an expression, with all that is in its brackets. */
  private expression(): void {
    let depth = 0
    for (;;) {
      const next = this.text.charAt(this.at)
      if (next === '' || (depth === 0 && /[\n,}]/.test(next))) return
      const piece = next === '\n' ? '\n' : (this.match(EXPRESSION)?.[0] ?? '')
      if (next === '\n') this.at += 1
      if (/^[([{]$/.test(piece)) depth += 1
      if (/^[)\]}]$/.test(piece)) depth -= 1
    }
  }
}

/** The maps of that name, at whatever depth, in order. */
function mapsOf(entries: readonly Entry[], list: ListName): Entry[] {
  return entries.flatMap((entry) => (entry.key === list ? [entry] : mapsOf(entry.entries ?? [], list)))
}

/** The rows of `labels = { … }` of Terraform, or of its braces alone. What Terraform would put in is left out by name. */
export function readHclRows(text: string, list: ListName): ReadRows {
  const read: ReadRows = { rows: [], leftOut: [] }
  const root = new Reader(text).entries()
  const isBare = root.length === 1 && root[0]?.key === ''
  const maps = mapsOf(root, list)
  const [first, ...others] = maps.length > 0 || !isBare ? maps : root
  if (!first) read.leftOut.push(`no ${list} in it`)
  if (first && !first.entries) read.leftOut.push(shown(first.source))
  for (const { key, text: value, source } of first?.entries ?? []) {
    if (value !== undefined && key !== '') read.rows.push({ key, value })
    else read.leftOut.push(shown(source))
  }
  if (others.length > 0) read.leftOut.push(`${others.length + 1} times ${list}: only the first was read`)
  return read
}
