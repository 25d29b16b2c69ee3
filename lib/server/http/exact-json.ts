import 'server-only'

/** A string (skipped) or an integer too long for a double. Each character is looked at once: linear. */
const STRING_OR_LONG_INTEGER = /"(?:[^"\\]|\\.)*"|-?\d{16,}(?![\d.eE])/g

/**
 * Parses JSON without losing digits: integers of 16 digits and more come back as text. Node 20 cannot show a
 * number's source text to a reviver, so they are put into quotes first. Throws SyntaxError like `JSON.parse`.
 */
export function parseExactJson(text: string): unknown {
  return JSON.parse(
    text.replace(STRING_OR_LONG_INTEGER, (found) => (found.startsWith('"') ? found : `"${found}"`)),
  )
}
