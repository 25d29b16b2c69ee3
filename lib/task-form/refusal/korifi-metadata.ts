import { LIST_NAMES } from '../fields'
import { endsMessage, type Said, type SentEntry, type SentTask } from './said'

const RESERVED = ' label/annotation key cannot use the cloudfoundry.org domain'
const RESERVED_NEXT = 'Use another prefix or none.'

const GO_PRINTABLE = /[\p{L}\p{M}\p{N}\p{P}\p{S} ]/u
const GO_ESCAPES = new Map(
  Object.entries({
    '"': '"',
    '\\': '\\',
    '\x07': 'a',
    '\b': 'b',
    '\f': 'f',
    '\n': 'n',
    '\r': 'r',
    '\t': 't',
    '\v': 'v',
  }),
)

function goEscaped(character: string): string {
  const letter = GO_ESCAPES.get(character)
  if (letter) return `\\${letter}`
  if (GO_PRINTABLE.test(character)) return character
  const hex = (character.codePointAt(0) ?? 0).toString(16)
  if (character <= '\x7f') return `\\x${hex.padStart(2, '0')}`
  return hex.length > 4 ? `\\U${hex.padStart(8, '0')}` : `\\u${hex.padStart(4, '0')}`
}

/** Go's %q (strconv.Quote), and what JSON makes of it: programs that stand in for Korifi write that. */
function quotesOf(text: string): string[] {
  return [`"${Array.from(text, goEscaped).join('')}"`, JSON.stringify(text)]
}

function reserved(detail: string, begin: number, sent: SentTask): Said[] {
  return LIST_NAMES.flatMap((list) =>
    sent[list].flatMap((entry): Said[] => {
      const text = `metadata.${list}.${entry.key}${RESERVED}`
      const end = begin + text.length
      if (!detail.startsWith(text, begin) || !endsMessage(detail, end)) return []
      return [{ end, at: { kind: 'rows', list, part: 'key', entries: [entry] }, next: RESERVED_NEXT }]
    }),
  )
}

/**
 * Kubernetes tells the first wrong label only, quotes it and goes on in words with commas: the
 * whole rest of the detail is one message. Which of several equal rows is meant it does not tell.
 */
function invalid(detail: string, begin: number, sent: SentTask): Said[] {
  for (const list of LIST_NAMES) {
    const opens = `metadata.${list} is invalid: Invalid value: `
    if (!detail.startsWith(opens, begin)) continue
    const rest = begin + opens.length
    for (const part of ['key', 'value'] as const) {
      const isOfKey = (after: string) => /^: (?:name part|prefix part|a qualified name)/.test(after)
      const entries = sent[list].filter((entry: SentEntry) => {
        const quote = quotesOf(entry[part]).find((one) => detail.startsWith(`${one}: `, rest))
        return quote !== undefined && isOfKey(detail.slice(rest + quote.length)) === (part === 'key')
      })
      if (entries.length > 0) return [{ end: detail.length, at: { kind: 'rows', list, part, entries } }]
    }
  }
  return []
}

/** Reads one of Korifi's messages about metadata somewhere in the detail. */
export function readKorifiMetadata(detail: string, begin: number, sent: SentTask): Said[] {
  if (!detail.startsWith('metadata.', begin)) return []
  return [...reserved(detail, begin, sent), ...invalid(detail, begin, sent)]
}
