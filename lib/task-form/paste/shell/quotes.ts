import type { Dialect } from './dialect'
import { doubleEnd, expansionEnd } from './expansion'
import { interpolated, type Part } from './word'

/** A text in quotes: what they are, where the last one ends (undefined where they are not closed), what is in them. */
type Quoted = {
  opens: string
  end: number | undefined
  isTypographic: boolean
  parts: (inner: string) => Part[]
}

const ANSI_ESCAPE =
  /\\(?:([0-7]{1,3})|x([0-9a-fA-F]{1,2})|u([0-9a-fA-F]{1,4})|U([0-9a-fA-F]{1,8})|c(.)|([abeEfnrtv\\'"?]))/gs
const ANSI_LETTERS = new Map(
  Object.entries({
    a: '\x07',
    b: '\b',
    e: '\x1b',
    E: '\x1b',
    f: '\f',
    n: '\n',
    r: '\r',
    t: '\t',
    v: '\v',
  }),
)
const ANSI_QUOTES = /\$'(?:[^'\\]|\\.)*'/sy
const HERE_STRING = /@(["'])[ \t]*\n[\s\S]*?\n\1@/y
const DOUBLED_QUOTES = /'(?:[^']|'')*'(?!')/y
const TYPOGRAPHIC_DOUBLE = '\u201c\u201d\u201e\u201f'
const TYPOGRAPHIC_SINGLE = '\u2018\u2019\u201a\u201b'
const CLOSES_SINGLE = /[\u2018\u2019](?=$|[\s;|&)])/g

/** What `$'…'` of bash means: bytes are read as UTF-8, and nothing follows a NUL. */
function fromAnsiQuotes(inner: string): string {
  const encoder = new TextEncoder()
  const bytes: number[] = []
  let at = 0
  for (const match of inner.matchAll(ANSI_ESCAPE)) {
    bytes.push(...encoder.encode(inner.slice(at, match.index)))
    at = match.index + match[0].length
    const [, octal, hex, short, long, control, letter] = match
    const point = short ?? long
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8) & 255)
    else if (hex !== undefined) bytes.push(Number.parseInt(hex, 16))
    else if (point !== undefined) {
      const code = Number.parseInt(point, 16)
      bytes.push(...encoder.encode(code > 0x10ffff ? '\ufffd' : String.fromCodePoint(code)))
    } else if (control !== undefined) bytes.push(control.toUpperCase().charCodeAt(0) ^ 64)
    else bytes.push(...encoder.encode(ANSI_LETTERS.get(letter ?? '') ?? letter))
  }
  bytes.push(...encoder.encode(inner.slice(at)))
  const end = bytes.indexOf(0)
  return new TextDecoder().decode(Uint8Array.from(end < 0 ? bytes : bytes.slice(0, end)))
}

function matchEnd(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at
  const match = pattern.exec(text)
  return match ? match.index + match[0].length : undefined
}

function windowsDoubleEnd(text: string, from: number, dialect: Dialect): number | undefined {
  for (let at = from; at < text.length; ) {
    const pair = text.slice(at, at + 2)
    if (pair === '""' || pair === '\\"' || (dialect === 'powershell' && pair.startsWith('`'))) at += 2
    else if (pair.startsWith('"')) return at + 1
    else if (pair === '$(' && dialect === 'powershell') {
      const end = expansionEnd(text, at, dialect)
      if (end === undefined) return undefined
      at = end
    } else at += 1
  }
  return undefined
}

const literal = (inner: string): Part[] => [{ text: inner, isReplaced: false, isQuoted: true }]

/** Word processors set these instead of the quotes that were typed. Within a word the single one is an apostrophe. */
function typographicAt(text: string, at: number): Quoted | undefined {
  const opens = text.charAt(at)
  if (TYPOGRAPHIC_SINGLE.includes(opens))
    return { opens, end: matchEnd(CLOSES_SINGLE, text, at + 1), isTypographic: true, parts: literal }
  if (!TYPOGRAPHIC_DOUBLE.includes(opens)) return undefined
  return {
    opens,
    end: doubleEnd(text, at + 1, `${TYPOGRAPHIC_DOUBLE}"`),
    isTypographic: true,
    parts: (inner) => interpolated(inner.replace(/\\[\u201c-\u201f]/g, '\\"'), 'posix'),
  }
}

/** The quotes that open at `at`, if any do. `isBegun` says that a word has begun before. */
export function quotedAt(text: string, at: number, dialect: Dialect, isBegun: boolean): Quoted | undefined {
  const made = (opens: string, end: number | undefined, parts: Quoted['parts']): Quoted => ({
    opens,
    end,
    isTypographic: false,
    parts,
  })
  const isPosix = dialect === 'posix'
  if (isPosix && text.startsWith("$'", at))
    return made("$'", matchEnd(ANSI_QUOTES, text, at), (inner) => literal(fromAnsiQuotes(inner)))
  const opens = isPosix && text.startsWith('$"', at) ? '$"' : text.charAt(at)
  if (opens.endsWith('"')) {
    const from = at + opens.length
    const end = isPosix ? doubleEnd(text, from) : windowsDoubleEnd(text, from, dialect)
    return made(opens, end, (inner) => interpolated(inner, dialect))
  }
  // The text of a here-string stands between two lines of its own.
  const lines = dialect === 'powershell' ? matchEnd(HERE_STRING, text, at) : undefined
  if (lines !== undefined) {
    const isLiteral = text.charAt(at + 1) === "'"
    return made(text.slice(at, text.indexOf('\n', at) + 1), lines, (inner) =>
      isLiteral ? literal(inner.slice(0, -2)) : interpolated(inner.slice(0, -2), dialect),
    )
  }
  if (opens === "'" && dialect === 'powershell')
    return made(opens, matchEnd(DOUBLED_QUOTES, text, at), (inner) => literal(inner.replaceAll("''", "'")))
  if (opens === "'") return made(opens, text.indexOf("'", at + 1) + 1 || undefined, literal)
  return isBegun ? undefined : typographicAt(text, at)
}
