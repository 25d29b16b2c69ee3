import { dequal } from 'dequal/lite'
import type { Spot } from '../problem'
import { expectedMetadata, metadataReader, readKorifiMetadata } from './metadata-messages'
import { REFUSAL_ROWS, type RefusalRow, type RowSpot } from './refusal-rows'
import {
  endsMessage,
  type Piece,
  type RowsSpot,
  type Said,
  type SentEntry,
  type SentTask,
  withoutPrefix,
} from './said'

const OPENS = /log_rate_limit cannot be unlimited in (?:organization|space) '/y
/** A name that holds more of what ends the message is not worth telling from an attack. */
const ENDS_MAX = 8
const NEXT = 'Enter a log rate: its quota does not allow unlimited.'

/**
 * Reads `log_rate_limit cannot be unlimited in space 'x'.` Names of organizations and spaces are
 * not in the request and may hold anything, so every end is given, the nearest first; which one is
 * right, the rest of the detail tells.
 */
function readUnlimited(detail: string, begin: number): Said[] {
  OPENS.lastIndex = begin
  if (!OPENS.test(detail)) return []
  const said: Said[] = []
  let at = detail.indexOf("'.", OPENS.lastIndex)
  for (; at >= 0 && said.length < ENDS_MAX; at = detail.indexOf("'.", at + 1)) {
    const end = at + 2
    if (endsMessage(detail, end)) said.push({ end, at: { kind: 'field', field: 'logRate' }, next: NEXT })
  }
  return said
}

const UNLIMITED = ['organization', 'space'].map((level) => `log_rate_limit cannot be unlimited in ${level} '`)

/** Each level speaks once at most, the organization first. */
function isOncePerLevel(detail: string, pieces: Piece[]): boolean {
  const levels = pieces
    .map(({ begin }) => UNLIMITED.findIndex((opens) => detail.startsWith(opens, begin)))
    .filter((level) => level >= 0)
  return levels.every((level, index) => index === 0 || level > (levels[index - 1] ?? level))
}

/** All that is wrong with a column comes in one go. */
function isLogRateTogether(pieces: Piece[]): boolean {
  const logRate = pieces.map(({ at }) => at.kind === 'field' && at.field === 'logRate')
  const [first, last] = [logRate.indexOf(true), logRate.lastIndexOf(true)]
  return first < 0 || logRate.slice(first, last).every(Boolean)
}

/** A user that only the template process has can hold anything, and is the last that is complained about. */
function isUserLast(detail: string, pieces: Piece[], { user }: SentTask): boolean {
  const found = pieces.findIndex(({ begin }) => detail.startsWith('user invalid ', begin))
  return user !== '' || found < 0 || found === pieces.length - 1
}

/**
 * Whether the Cloud Controller would tell messages in this order: a reading that it would not has
 * taken a name that is not in the request for messages. app/models/runtime/task_model.rb
 */
function isInOrder(detail: string, pieces: Piece[], sent: SentTask): boolean {
  return isOncePerLevel(detail, pieces) && isLogRateTogether(pieces) && isUserLast(detail, pieces, sent)
}

type Reader = (detail: string, begin: number) => Said[]

/** No server was seen to say nearly as much in one detail; what is longer is shown whole. */
const STEPS_MAX = 4000

/** The spot on the form that a row of a table means. */
export function toSpot(at: RowSpot | 'session'): Spot {
  if (at === 'form' || at === 'session') return { kind: at }
  return at === 'labels' || at === 'annotations' ? { kind: 'group', list: at } : { kind: 'field', field: at }
}

function textsOf({ says }: RefusalRow, sent: SentTask): (string | RegExp)[] {
  return typeof says === 'function' ? says(sent) : [says]
}

function endOf(text: string | RegExp, detail: string, begin: number): number {
  if (typeof text === 'string') return detail.startsWith(text, begin) ? begin + text.length : -1
  text.lastIndex = begin
  return text.test(detail) ? text.lastIndex : -1
}

/** Every row begins with a word that stands for itself, in patterns too: most need not be tried. */
const OPENING_CHARACTERS = 4

function openingOf(text: string | RegExp): string {
  return (typeof text === 'string' ? text : text.source).slice(0, OPENING_CHARACTERS)
}

function rowReader(sent: SentTask): Reader {
  const texts = REFUSAL_ROWS.flatMap((row) =>
    textsOf(row, sent).map((text) => ({ text, at: toSpot(row.at), next: row.next })),
  )
  const byOpening = new Map<string, typeof texts>()
  for (const one of texts) {
    const opening = openingOf(one.text)
    byOpening.set(opening, [...(byOpening.get(opening) ?? []), one])
  }
  return (detail, begin) =>
    (byOpening.get(detail.slice(begin, begin + OPENING_CHARACTERS)) ?? []).flatMap(({ text, at, next }) => {
      const end = endOf(text, detail, begin)
      return end > begin && endsMessage(detail, end) ? [{ end, at, next }] : []
    })
}

function readerOf(sent: SentTask): Reader {
  const readRow = rowReader(sent)
  let readEcho: Reader | undefined
  return (detail, begin) => {
    const said = [...readRow(detail, begin), ...readUnlimited(detail, begin)]
    if (said.length > 0) return said
    readEcho ??= metadataReader(sent)
    return [...readEcho(detail, begin), ...readKorifiMetadata(detail, begin, sent)]
  }
}

/** The first two ways to read all of the detail; more are not needed to know that there is doubt. */
function readings(detail: string, from: number, read: Reader, sent: SentTask): Piece[][] {
  const found: Piece[][] = []
  const leadNowhere = new Set<number>()
  let steps = 0
  const pieces: Piece[] = []
  const walk = (begin: number): boolean => {
    steps += 1
    if (steps > STEPS_MAX || found.length > 1 || leadNowhere.has(begin)) return false
    let arrived = false
    for (const said of read(detail, begin)) {
      pieces.push({ ...said, begin })
      if (said.end < detail.length) arrived = walk(said.end + 2) || arrived
      else {
        arrived = true
        if (isInOrder(detail, pieces, sent)) found.push([...pieces])
      }
      pieces.pop()
    }
    if (!arrived) leadNowhere.add(begin)
    return arrived
  }
  walk(from)
  return found
}

/** How far two readings agree: the same messages, or a different number that belong to one spot. */
function agreed(one: Piece[], other: Piece[]): Piece[] {
  const doubt = one.findIndex(({ begin, end, at }) =>
    other.some((piece) => piece.begin < end && piece.end > begin && !dequal(piece.at, at)),
  )
  return doubt < 0 ? one : one.slice(0, doubt)
}

/** Message by message as long as there is exactly one that it can be. */
function certainStart(detail: string, from: number, read: Reader): Piece[] {
  const pieces: Piece[] = []
  let begin = from
  while (begin < detail.length) {
    const [said, ...others] = read(detail, begin)
    if (!said || others.length > 0) break
    pieces.push({ ...said, begin })
    begin = said.end + 2
  }
  return pieces
}

/**
 * The messages of a detail from its start, as far as the request can have caused them without
 * doubt. Where they end, the rest speaks of something else and stays whole. A prefix belongs to
 * the first message, where the rest is known to its end.
 */
export function readDetail(detail: string, sent: SentTask): Piece[] {
  const read = readMessages(detail, sent)
  if (read.at(-1)?.end === detail.length) return read
  const rest = withoutPrefix(detail)
  const prefix = detail.length - rest.length
  const known = prefix === 0 ? [] : readMessages(rest, sent)
  if (known.at(-1)?.end !== rest.length) return read
  return known.map((piece, index) => ({
    ...piece,
    begin: index === 0 ? 0 : piece.begin + prefix,
    end: piece.end + prefix,
  }))
}

function readMessages(detail: string, sent: SentTask): Piece[] {
  let begin = 0
  const expected = expectedMetadata(detail, sent).map((said): Piece => {
    const piece = { ...said, begin }
    begin = said.end + 2
    return piece
  })
  if (begin >= detail.length) return expected
  const read = readerOf(sent)
  const [first, second] = readings(detail, begin, read, sent)
  if (!first) return [...expected, ...certainStart(detail, begin, read)]
  return [...expected, ...(second ? agreed(first, second) : first)]
}

/** A message in a detail, with the one spot it belongs to. */
export type SaidAt = Pick<Piece, 'begin' | 'end' | 'next'> & { at: Spot }

function toRow(at: RowsSpot, entry: SentEntry | undefined): Spot {
  if (!entry) return { kind: 'group', list: at.list }
  if (entry.rowId === undefined) return { kind: 'form' }
  return { kind: 'row', list: at.list, rowId: entry.rowId, part: at.part }
}

/** The pieces of several details as if it were one, where its messages end as the details do. */
function readJoined(details: string[], sent: SentTask): Piece[][] | undefined {
  const joined = details.join(', ')
  const pieces = readDetail(joined, sent)
  if (pieces.at(-1)?.end !== joined.length) return undefined
  let begin = 0
  const of = details.map((detail) => {
    const from = begin
    begin += detail.length + 2
    return pieces
      .filter((piece) => piece.begin >= from && piece.end <= from + detail.length)
      .map((piece) => ({ ...piece, begin: piece.begin - from, end: piece.end - from }))
  })
  return of.flat().length === pieces.length ? of : undefined
}

/**
 * The messages of an answer's details, each with its spot: equal texts are of their rows in order
 * if there is one for each row; else only the group is certain. See `readDetail`.
 */
export function readDetails(details: string[], sent: SentTask): SaidAt[][] {
  const isSeveral = details.length > 1 && details.every((detail) => detail !== '')
  const read =
    (isSeveral ? readJoined(details, sent) : undefined) ?? details.map((detail) => readDetail(detail, sent))
  const texts = read.map((pieces, index) => pieces.map(({ begin, end }) => details[index]?.slice(begin, end)))
  const count = new Map<string | undefined, number>()
  for (const text of texts.flat()) count.set(text, (count.get(text) ?? 0) + 1)
  const seen = new Map<string | undefined, number>()
  const spotOf = ({ at }: Piece, text: string | undefined): Spot => {
    if (at.kind !== 'rows') return at
    if (at.entries.length === 1) return toRow(at, at.entries[0])
    const nth = seen.get(text) ?? 0
    seen.set(text, nth + 1)
    return toRow(at, count.get(text) === at.entries.length ? at.entries[nth] : undefined)
  }
  return read.map((pieces, index) =>
    pieces.map((piece, nth) => ({
      begin: piece.begin,
      end: piece.end,
      next: piece.next,
      at: spotOf(piece, texts[index]?.[nth]),
    })),
  )
}
