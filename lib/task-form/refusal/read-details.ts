import type { Place } from '../place'
import type { Piece } from './piece'
import { readDetail } from './read-detail'
import type { RowsPlace } from './said'
import type { SentEntry, SentTask } from './sent-task'

/** A message in a detail, with the one place it belongs to. */
export type SaidAt = Pick<Piece, 'begin' | 'end' | 'next'> & { at: Place }

function toRow(at: RowsPlace, entry: SentEntry | undefined): Place {
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
 * The messages of an answer's details, each with its place: equal texts are of their rows in order
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
  const placeOf = ({ at }: Piece, text: string | undefined): Place => {
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
      at: placeOf(piece, texts[index]?.[nth]),
    })),
  )
}
