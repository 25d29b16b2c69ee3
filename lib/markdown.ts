/** Controls and what is not seen, in words: a copy must read as what it is. */
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu
const UNSEEN_OF_LINES = /(?![\n\t])[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu

const inWords = (character: string): string =>
  `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`

const longestRun = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))

/**
 * One line of text that Markdown shows as typed: a code span, closed by nothing that is inside. Mentions, references,
 * images, links and HTML are inert there (CommonMark 6.1).
 */
export function codeSpan(text: string): string {
  const line = text.replace(UNSEEN, inWords)
  if (line.trim() === '') return '(empty)'
  const ticks = '`'.repeat(longestRun(line) + 1)
  const pad = /^`|`$|^ .* $/.test(line) ? ' ' : ''
  return `${ticks}${pad}${line}${pad}${ticks}`
}

/** Lines of text that Markdown shows as typed: a fence longer than any run of back-ticks inside (CommonMark 4.5). */
export function codeBlock(text: string): string {
  const lines = text.replace(UNSEEN_OF_LINES, inWords)
  const fence = '`'.repeat(Math.max(3, longestRun(lines) + 1))
  return `${fence}text\n${lines}\n${fence}`
}
