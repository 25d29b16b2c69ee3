import type { Dialect } from './dialect'
import { expansionEnd } from './expansion'

/**
 * A piece of a word: text as a program gets it, or the source of something that a shell would put other text in the
 * place of. Only what is not in quotes is split at blanks afterwards.
 */
export type Part = { text: string; isReplaced: boolean; isQuoted: boolean }

/** One argument, and how it was written. */
export type Word = { parts: Part[]; source: string }

/** What our own copies write for control characters. */
const PRINTF = /^\$\(printf '((?:\\[0-7]{3})+)'\)$/
/** A text of several lines handed over as one argument. */
const CAT = /^\$\(\s*cat\s+<<(-?)\s*(['"]?)(\w+)\2[ \t]*\n(.*?)\n?[ \t]*\3\s*\)$/s
const WINDOWS_LETTERS = new Map(Object.entries({ n: '\n', t: '\t', r: '\r', '0': '' }))

/** The word as it stands: what a shell would replace is in it as it was written. */
export function textOf({ parts }: Pick<Word, 'parts'>): string {
  return parts.map(({ text }) => text).join('')
}

/** The parts of a word without its first characters. */
export function partsAfter({ parts }: Word, length: number): Part[] {
  let rest = length
  return parts.flatMap((part) => {
    const text = part.text.slice(rest)
    rest = Math.max(0, rest - part.text.length)
    return text === '' ? [] : [{ ...part, text }]
  })
}

/** Adds to a word; text of one kind runs together. */
export function addPart(parts: Part[], added: Part): void {
  const last = parts.at(-1)
  if (last && !last.isReplaced && !added.isReplaced && last.isQuoted === added.isQuoted)
    last.text += added.text
  else parts.push({ ...added })
}

/** What a `$(…)` that only hands over text puts in, without running anything; nothing for any other. */
function knownOutput(source: string): Part[] | undefined {
  const printf = PRINTF.exec(source)
  if (printf) {
    const bytes = Array.from((printf[1] ?? '').matchAll(/[0-7]{3}/g), ([digits]) =>
      Number.parseInt(digits, 8),
    )
    return [{ text: new TextDecoder().decode(Uint8Array.from(bytes)), isReplaced: false, isQuoted: true }]
  }
  const cat = CAT.exec(source)
  if (!cat) return undefined
  const [, tabs = '', quote = '', , lines = ''] = cat
  return documentParts(lines, tabs === '-', quote !== '').map((part, index, all) =>
    index === all.length - 1 && !part.isReplaced ? { ...part, text: part.text.replace(/\n+$/, '') } : part,
  )
}

/** The body of a here-document. */
export function documentParts(lines: string, withoutTabs: boolean, isLiteral: boolean): Part[] {
  const body = withoutTabs ? lines.replace(/^\t+/gm, '') : lines
  return isLiteral ? [{ text: body, isReplaced: false, isQuoted: true }] : interpolated(body, 'posix', '$`\\')
}

/** How long the escape at `at` is, and what it means; of length 0 where there is none. */
function escapeAt(
  text: string,
  at: number,
  dialect: Dialect,
  escapable: string,
): { length: number; means: string } {
  const character = text.charAt(at)
  const next = text.charAt(at + 1)
  if (dialect === 'posix') {
    if (character !== '\\') return { length: 0, means: '' }
    if (next === '\n') return { length: 2, means: '' }
    return next !== '' && escapable.includes(next) ? { length: 2, means: next } : { length: 0, means: '' }
  }
  if (next === '"' && (character === '\\' || character === '"')) return { length: 2, means: '"' }
  return dialect === 'powershell' && character === '`' && next !== ''
    ? { length: 2, means: WINDOWS_LETTERS.get(next) ?? next }
    : { length: 0, means: '' }
}

/** Text in double quotes: escapes are undone, and what a shell would replace becomes a part of its own. */
export function interpolated(inner: string, dialect: Dialect, escapable = '$`"\\'): Part[] {
  const parts: Part[] = [{ text: '', isReplaced: false, isQuoted: true }]
  for (let at = 0; at < inner.length; ) {
    const escaped = escapeAt(inner, at, dialect, escapable)
    const end = escaped.length > 0 ? at : (expansionEnd(inner, at, dialect) ?? inner.length)
    const source = inner.slice(at, end)
    if (escaped.length > 0) addPart(parts, { text: escaped.means, isReplaced: false, isQuoted: true })
    else if (source === '') addPart(parts, { text: inner.charAt(at), isReplaced: false, isQuoted: true })
    else
      for (const part of knownOutput(source) ?? [{ text: source, isReplaced: true, isQuoted: true }])
        addPart(parts, part)
    at = escaped.length > 0 ? at + escaped.length : Math.max(end, at + 1)
  }
  return parts
}
