export type TextPart = { text: string } | { mark: string }

/**
 * Characters that change how text reads without being seen: controls, format characters (bidi, zero-width, soft
 * hyphen), separators of lines and paragraphs, whatever else Unicode has fonts ignore; not the emoji selector.
 */
const UNSEEN = /(?!\ufe0f)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}]/u

const codePoint = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

/**
 * Splits text into what is shown as it is and what must be shown as a mark with its code point, such as `U+202E`.
 * Line feed and tab stay text where `multiline` says that the place shows them.
 */
export function visibleParts(text: string, multiline = false): TextPart[] {
  if (!UNSEEN.test(text)) return [{ text }]
  const parts: TextPart[] = []
  let plain = ''
  for (const character of text) {
    const shownAsIs = multiline && (character === '\n' || character === '\t')
    if (shownAsIs || !UNSEEN.test(character)) plain += character
    else {
      if (plain) parts.push({ text: plain })
      plain = ''
      parts.push({ mark: codePoint(character) })
    }
  }
  if (plain) parts.push({ text: plain })
  return parts
}

/** The same as one text, for places that take no elements: `reportU+202Egnp`. */
export const plainVisible = (text: string): string =>
  visibleParts(text)
    .map((part) => ('text' in part ? part.text : part.mark))
    .join('')
