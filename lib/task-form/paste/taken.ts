import type { Part, Word } from './shell/word'

const CHARACTERS_SHOWN = 80

/** A piece of what was pasted as it is named on screen: in one line, not too long. */
export function shown(text: string): string {
  const line = text.trim().replace(/\s+/g, ' ')
  return line.length > CHARACTERS_SHOWN ? `${line.slice(0, CHARACTERS_SHOWN)}…` : line
}

const OF_CI = /\$\{\{.*?\}\}/gs
const TILDE = /^~[\w-]*(?=\/|$)/
const BRACES = /\{[^{}\s]*(?:,|\.\.)[^{}\s]*\}/
const PLACEHOLDER = /^(?:<[^<>]+>|\[[^[\]]+\]|\{[\w -]*\})$/
const CHARACTERS_LOOKED_AT = 2000
const PIECES_SHOWN = 8

/** What a shell replaces without a `$`: the home folder, braces, names of files. */
function expandedIn(text: string, isFirst: boolean): string[] {
  const looked = text.slice(0, CHARACTERS_LOOKED_AT)
  if (/[*?]|\[[^\]]+\]/.test(looked) || BRACES.test(looked)) return [text]
  return (isFirst && looked.match(TILDE)) || []
}

/** Whether a text stands for what its reader has to put in: `<app>`, `[guid]`, `{guid}`. */
export function isPlaceholder(text: string): boolean {
  return PLACEHOLDER.test(text)
}

/** What something would have replaced in a word before the program saw it, as it was written. */
export function replacedIn({ parts }: Pick<Word, 'parts'>): string[] {
  return parts.flatMap((part, index) => {
    if (part.isReplaced) return [part.text]
    if (part.isQuoted) return part.text.match(OF_CI) ?? []
    return expandedIn(part.text, index === 0)
  })
}

function listed(pieces: readonly string[]): string {
  const named = pieces.slice(0, PIECES_SHOWN).map(shown)
  const more = pieces.length - named.length
  const last = more > 0 ? `${more} more` : (named.pop() ?? '')
  return named.length > 0 ? `${named.join(', ')} and ${last}` : last
}

/** One line on what was taken as it stands though a shell, or what runs it, would have replaced it. */
export function replacedNotes(taken: readonly { parts: Part[] }[]): string[] {
  const pieces = [...new Set(taken.flatMap(replacedIn))]
  const line = (by: string, of: string[]) => {
    if (of.length === 0) return []
    const stands = of.length === 1 ? 'it is sent as it stands' : 'they are sent as they stand'
    return [`${by} would have replaced ${listed(of)}: ${stands}.`]
  }
  const ofCi = pieces.filter((piece) => /^(?:\$?\{\{|\(\()/.test(piece))
  return [
    ...line(
      'A shell',
      pieces.filter((piece) => !ofCi.includes(piece)),
    ),
    ...line('The CI system', ofCi),
  ]
}
