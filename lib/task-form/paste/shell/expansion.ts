import type { Dialect } from './dialect'

const POSIX_NAME = /\$(?:[A-Za-z_]\w*|[0-9@*#?$!-])/y
const POWERSHELL_NAME = /\$(?:\w+:)?\w+/y
const CMD_NAME = /%[A-Za-z_]\w*%/y
const DOCUMENT = /(?<!<)<<(?!<)-?[ \t]*(?:'([^'\n]+)'|"([^"\n]+)"|\\?([^\s'"|;&<>()]+))/y

function namedEnd(pattern: RegExp, text: string, at: number): number {
  pattern.lastIndex = at
  return at + (pattern.exec(text)?.[0].length ?? 0)
}

/** The end of text in double quotes that opened before `at`; undefined where they are not closed. */
export function doubleEnd(text: string, from: number, closes = '"'): number | undefined {
  let at = from
  while (at < text.length) {
    const character = text.charAt(at)
    if (character === '\\') at += 2
    else if (closes.includes(character)) return at + 1
    else if (character === '$' || character === '`') {
      const end = expansionEnd(text, at, 'posix')
      if (end === undefined) return undefined
      at = Math.max(end, at + 1)
    } else at += 1
  }
  return undefined
}

/** Past a text in quotes, an escape or a nested expansion; `at + 1` past any other character. */
function pieceEnd(text: string, at: number): number | undefined {
  const character = text.charAt(at)
  if (character === '\\') return at + 2
  if (character === '"') return doubleEnd(text, at + 1)
  if (character === "'") {
    const end = text.indexOf("'", at + 1)
    return end < 0 ? undefined : end + 1
  }
  if (character !== '$' && character !== '`') return at + 1
  const end = expansionEnd(text, at, 'posix')
  return end === undefined ? undefined : Math.max(end, at + 1)
}

/** Past the bodies of here-documents, which begin at a line's end. */
function documentsEnd(text: string, from: number, delimiters: string[]): number {
  let at = from
  for (const delimiter of delimiters.splice(0)) {
    while (at < text.length) {
      const from = at
      at = text.indexOf('\n', from) + 1 || text.length
      if (text.slice(from, at).trim() === delimiter) break
    }
  }
  return at
}

/** The end of commands after a `(`, the `)` included; undefined where it is not closed. */
export function commandsEnd(text: string, from: number): number | undefined {
  const delimiters: string[] = []
  let depth = 1
  let isWordStart = true
  for (let at = from; at < text.length; ) {
    const character = text.charAt(at)
    if (character === '#' && isWordStart) {
      at = text.indexOf('\n', at)
      if (at < 0) return undefined
      continue
    }
    DOCUMENT.lastIndex = at
    const opened = character === '<' ? DOCUMENT.exec(text) : null
    if (opened) delimiters.push(opened[1] ?? opened[2] ?? opened[3] ?? '')
    if (character === '\n' && delimiters.length > 0) {
      at = documentsEnd(text, at + 1, delimiters)
      isWordStart = true
      continue
    }
    if (character === '(') depth += 1
    if (character === ')') depth -= 1
    if (depth === 0) return at + 1
    isWordStart = /[\s|&;<>()]/.test(character)
    const end = opened ? at + opened[0].length : pieceEnd(text, at)
    if (end === undefined) return undefined
    at = end
  }
  return undefined
}

/** The end of `${…}` or `$((…))`, whose inside follows other rules than commands. */
function balancedEnd(text: string, from: number, [opens, closes]: string): number | undefined {
  let depth = 1
  for (let at = from; at < text.length; ) {
    const character = text.charAt(at)
    if (character === opens) depth += 1
    if (character === closes) depth -= 1
    if (depth === 0) return at + 1
    const end = pieceEnd(text, at)
    if (end === undefined) return undefined
    at = end
  }
  return undefined
}

function backtickEnd(text: string, from: number): number | undefined {
  for (let at = from; at < text.length; at += text.charAt(at) === '\\' ? 2 : 1) {
    if (text.charAt(at) === '`') return at + 1
  }
  return undefined
}

function posixEnd(text: string, at: number): number | undefined {
  if (text.charAt(at) === '`') return backtickEnd(text, at + 1)
  if (text.startsWith('${{', at)) {
    const end = text.indexOf('}}', at) // of a CI system: it is no shell's
    return end < 0 ? undefined : end + 2
  }
  if (text.startsWith('$((', at)) return balancedEnd(text, at + 2, '()')
  if (text.startsWith('$(', at)) return commandsEnd(text, at + 2)
  if (text.startsWith('${', at)) return balancedEnd(text, at + 2, '{}')
  return namedEnd(POSIX_NAME, text, at)
}

/**
 * The end of what a shell would put other text in the place of, at `at`: `$x`, `${…}`, `$(…)`, `$((…))`, backticks,
 * `%X%` of cmd, `${{ … }}` of CI systems. `at` itself where nothing is replaced; undefined where it is not closed.
 */
export function expansionEnd(text: string, at: number, dialect: Dialect): number | undefined {
  const character = text.charAt(at)
  if (text.startsWith('${{', at)) return posixEnd(text, at)
  if (dialect === 'cmd') return character === '%' ? namedEnd(CMD_NAME, text, at) : at
  if (character === '$') {
    const isPlainName = dialect === 'powershell' && /\w/.test(text.charAt(at + 1))
    return isPlainName ? namedEnd(POWERSHELL_NAME, text, at) : posixEnd(text, at)
  }
  return character === '`' && dialect === 'posix' ? posixEnd(text, at) : at
}
