import type { ListName } from '../fields'
import type { Place } from '../place'
import type { Next } from './known'
import type { SentEntry } from './sent-task'

/** Any of these rows may be meant; which one, the number of equal messages tells. */
export type RowsPlace = { kind: 'rows'; list: ListName; part: 'key' | 'value'; entries: SentEntry[] }

/** A message that the request can have caused, found in a detail: where it ends and belongs. */
export type Said = { end: number; at: Place | RowsPlace; next?: Next }

/** A detail without what older Cloud Controllers put before it: `The request is semantically invalid: `. Nothing of that was typed. */
export const withoutPrefix = (detail: string): string => detail.replace(/^[A-Z][A-Za-z ]{2,60}: /, '')

/** Whether a message that ends here ends well: the detail is over, or another message follows. */
export function endsMessage(detail: string, end: number): boolean {
  return end === detail.length || (end + 2 < detail.length && detail.startsWith(', ', end))
}
