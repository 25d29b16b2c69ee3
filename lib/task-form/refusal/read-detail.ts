import type { Place } from '../place'
import { isInOrder } from './in-order'
import { readKorifiMetadata } from './korifi-metadata'
import { metadataReader } from './metadata-echoes'
import { expectedMetadata } from './metadata-sentences'
import type { Piece } from './piece'
import { REFUSAL_ROWS, type RefusalRow, type RowPlace } from './refusal-rows'
import { endsMessage, type RowsPlace, type Said, withoutPrefix } from './said'
import type { SentTask } from './sent-task'
import { readUnlimited } from './unlimited-log-rate'

type Reader = (detail: string, begin: number) => Said[]

/** No server was seen to say nearly as much in one detail; what is longer is shown whole. */
const STEPS_MAX = 4000

/** The place on the form that a row of a table means. */
export function toPlace(at: RowPlace | 'session'): Place {
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
    textsOf(row, sent).map((text) => ({ text, at: toPlace(row.at), next: row.next })),
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

function samePlace(one: Place | RowsPlace, other: Place | RowsPlace): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** How far two readings agree: the same messages, or a different number that belong to one place. */
function agreed(one: Piece[], other: Piece[]): Piece[] {
  const doubt = one.findIndex(({ begin, end, at }) =>
    other.some((piece) => piece.begin < end && piece.end > begin && !samePlace(piece.at, at)),
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
