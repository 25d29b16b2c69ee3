import { LIST_NAMES, LISTS, type ListName } from '../fields'
import {
  annotationValueFault,
  type Fault,
  isBlank,
  labelValueFault,
  RESERVED_PREFIX,
  rowKeyFault,
} from '../metadata-rules'
import { endsMessage, type Said, type SentEntry, type SentTask } from './said'

const METADATA_LISTS = LIST_NAMES.map((list) => ({ list, word: LISTS[list].word }))
const METADATA_PARTS = ['key', 'value'] as const

/** The next step for each rule; the rules themselves are in `metadata-rules.ts`. */
const METADATA_NEXT: Record<Fault['fault'], string> = {
  empty: 'Give the row a key, or remove it.',
  slashes: 'Keep one / at most, between prefix and name.',
  dns: 'Use a domain name of two parts or more before /, such as example.com, or no prefix.',
  'prefix-long': 'Shorten what stands before /.',
  reserved: 'Use another prefix or none.',
  characters: 'Use letters, digits, -, _ and . only.',
  ends: 'Begin and end with a letter or a digit.',
  long: 'Shorten it.',
}

/** What the API quotes of a text that is too long: its first eight characters. */
function first8(text: string): string {
  return Array.from(text.slice(0, 16)).slice(0, 8).join('')
}

/** The API's own sentence for a broken rule. metadata_validator.rb and its helpers of cloud_controller_ng */
function sentence({ fault, text }: Fault, most: number): string {
  switch (fault) {
    case 'empty':
      return 'key cannot be empty string'
    case 'slashes':
      return "key has more than one '/'"
    case 'dns':
      return `prefix '${text}' must be in valid dns format`
    case 'prefix-long':
      return `prefix '${first8(text)}...' is greater than 253 characters`
    case 'reserved':
      return `prefix '${RESERVED_PREFIX}' is reserved`
    case 'characters':
      return `'${text}' contains invalid characters`
    case 'ends':
      return `'${text}' starts or ends with invalid characters`
    case 'long':
      return `'${first8(text)}...' is greater than ${most} characters`
  }
}

type Expected = { text: string; list: ListName; part: 'key' | 'value'; entry: SentEntry; fault: Fault }

function expectedOf(sent: SentTask): Expected[] {
  const expected: Expected[] = []
  for (const { list, word } of METADATA_LISTS) {
    for (const entry of sent[list]) {
      const faults = {
        key: rowKeyFault(list, entry),
        value: list === 'labels' ? labelValueFault(entry.value) : annotationValueFault(entry.value),
      }
      for (const part of METADATA_PARTS) {
        const fault = faults[part]
        if (!fault) continue
        const most = list === 'annotations' && part === 'value' ? 5000 : 63
        const text = `Metadata ${word} ${part} error: ${sentence(fault, most)}`
        expected.push({ text, list, part, entry, fault })
      }
    }
  }
  return expected
}

/**
 * What the Cloud Controller must say about the metadata of this request, if the detail begins with
 * exactly that: then each message is of exactly one row, whatever the values imitate.
 */
export function expectedMetadata(detail: string, sent: SentTask): Said[] {
  const said: Said[] = []
  let end = -2
  for (const { text, list, part, entry, fault } of expectedOf(sent)) {
    const begin = end + 2
    end = begin + text.length
    if (!detail.startsWith(text, begin) || !endsMessage(detail, end)) return []
    said.push({ end, at: { kind: 'rows', list, part, entries: [entry] }, next: METADATA_NEXT[fault.fault] })
  }
  return said
}

type Echo = { lengths: number[]; entries: Map<string, SentEntry[]> }
type Shape = {
  fault: Fault['fault']
  opens: string
  closes: RegExp
  /** The piece of an entry that such a message would quote. */
  quotes: (entry: SentEntry) => string
  /** Whether the message is true of the entry; a limit is the number in the message. */
  holds?: (entry: SentEntry, limit: number) => boolean
}

function prefixOf(key: string): string {
  return key.slice(0, Math.max(key.indexOf('/'), 0))
}

function nameOf(key: string): string {
  return key.slice(key.indexOf('/') + 1)
}

function longer(piece: (entry: SentEntry) => string) {
  return (entry: SentEntry, limit: number) => Array.from(piece(entry)).length > limit
}

function nameShapes(piece: (entry: SentEntry) => string): Shape[] {
  return [
    { fault: 'characters', opens: "'", closes: /' contains invalid characters/y, quotes: piece },
    { fault: 'ends', opens: "'", closes: /' starts or ends with invalid characters/y, quotes: piece },
    {
      fault: 'long',
      opens: "'",
      closes: /\.\.\.' is greater than (\d+) characters/y,
      quotes: (entry) => first8(piece(entry)),
      holds: longer(piece),
    },
  ]
}

const VALUE_SHAPES = nameShapes((entry) => entry.value)
const KEY_SHAPES: Shape[] = [
  {
    fault: 'empty',
    opens: 'key cannot be empty string',
    closes: /(?:)/y,
    quotes: () => '',
    holds: ({ key }) => isBlank(nameOf(key)),
  },
  {
    fault: 'slashes',
    opens: "key has more than one '/'",
    closes: /(?:)/y,
    quotes: () => '',
    holds: ({ key }) => key.split('/').length > 2,
  },
  {
    fault: 'dns',
    opens: "prefix '",
    closes: /' must be in valid dns format/y,
    quotes: ({ key }) => prefixOf(key),
    holds: ({ key }) => key.includes('/'),
  },
  {
    fault: 'prefix-long',
    opens: "prefix '",
    closes: /\.\.\.' is greater than (\d+) characters/y,
    quotes: ({ key }) => first8(prefixOf(key)),
    holds: longer(({ key }) => prefixOf(key)),
  },
  {
    fault: 'reserved',
    opens: "prefix '",
    closes: /' is reserved/y,
    quotes: ({ key }) => prefixOf(key).toLowerCase(),
  },
  ...nameShapes(({ key }) => nameOf(key)),
]

function echoOf(entries: SentEntry[], { quotes }: Shape): Echo {
  const byQuote = new Map<string, SentEntry[]>()
  for (const entry of entries) {
    const quote = quotes(entry)
    const same = byQuote.get(quote)
    if (same) same.push(entry)
    else byQuote.set(quote, [entry])
  }
  return { lengths: [...new Set([...byQuote.keys()].map((quote) => quote.length))], entries: byQuote }
}

type Reader = { opens: string; shape: Shape; list: ListName; part: 'key' | 'value'; echo?: Echo }

function readAt(detail: string, begin: number, reader: Reader, sent: SentTask): Said[] {
  const { opens, shape, list, part } = reader
  // Most shapes are never said: what they would quote is found out when one is.
  reader.echo ??= echoOf(sent[list], shape)
  const { echo } = reader
  const said: Said[] = []
  const quoteAt = begin + opens.length
  for (const length of echo.lengths) {
    shape.closes.lastIndex = quoteAt + length
    const closed = shape.closes.exec(detail)
    if (!closed || !endsMessage(detail, shape.closes.lastIndex)) continue
    const quoted = echo.entries.get(detail.slice(quoteAt, quoteAt + length))
    if (!quoted) continue
    const { holds } = shape
    const meant = holds ? quoted.filter((entry) => holds(entry, Number(closed[1]))) : quoted
    // Nothing quoted: only a row of which the message is true can be meant.
    if (meant.length === 0 && length === 0) continue
    const entries = meant.length === 0 ? quoted : meant
    said.push({
      end: quoteAt + length + closed[0].length,
      at: { kind: 'rows', list, part, entries },
      next: METADATA_NEXT[shape.fault],
    })
  }
  return said
}

/**
 * Reads one message about a label or annotation somewhere in the detail, for foundations whose
 * rules are not the ones we know: each message that quotes something the request has, wherever it
 * may end. The same text can be said of several rows.
 */
export function metadataReader(sent: SentTask): (detail: string, begin: number) => Said[] {
  const readers: Reader[] = METADATA_LISTS.flatMap(({ list, word }) =>
    METADATA_PARTS.flatMap((part) =>
      (part === 'key' ? KEY_SHAPES : VALUE_SHAPES).map((shape) => ({
        opens: `Metadata ${word} ${part} error: ${shape.opens}`,
        shape,
        list,
        part,
      })),
    ),
  )
  return (detail, begin) => {
    if (!detail.startsWith('Metadata ', begin)) return []
    return readers
      .filter(({ opens }) => detail.startsWith(opens, begin))
      .flatMap((reader) => readAt(detail, begin, reader, sent))
  }
}

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
