/**
 * A line as it may be shown in a terminal (S38): control and format characters (escape sequences, direction marks,
 * zero width, other line ends) as their code point, tabs kept.
 */
export function visibleText(line) {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, (char) =>
    char === '\t' ? char : `\\u{${char.codePointAt(0).toString(16)}}`,
  )
}
