import 'server-only'

/** A string (skipped) or a whole number literal. Each character is looked at once: linear. */
const STRING_OR_NUMBER = /"(?:[^"\\]|\\.)*"|-?\d[\d.eE+-]*/g

/** An integer of so many digits that a double may not hold it. */
const LONG_INTEGER = /^-?\d{16,}$/

/**
 * Parses JSON without losing digits: integers of 16 digits and more come back as text. Node 20 cannot show a
 * number's source text to a reviver, so they are put into quotes first. Throws SyntaxError like `JSON.parse`.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(
    text.replace(STRING_OR_NUMBER, (found) => (LONG_INTEGER.test(found) ? `"${found}"` : found)),
  )
}
