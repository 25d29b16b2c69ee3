import { endsMessage, type Said } from './said'

const OPENS = /log_rate_limit cannot be unlimited in (?:organization|space) '/y
/** A name that holds more of what ends the message is not worth telling from an attack. */
const ENDS_MAX = 8
const NEXT = 'Enter a log rate: its quota does not allow unlimited.'

/**
 * Reads `log_rate_limit cannot be unlimited in space 'x'.` Names of organizations and spaces are
 * not in the request and may hold anything, so every end is given, the nearest first; which one is
 * right, the rest of the detail tells.
 */
export function readUnlimited(detail: string, begin: number): Said[] {
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
