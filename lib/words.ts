/** A count with its thousands parted by a thin space: `4 096`. */
export const printCount = (count: number): string => String(count).replace(/\B(?=(\d{3})+$)/g, '\u2009')

/** A count with its word: `1 look`, `12 looks`. `many` where an s is not enough. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${printCount(count)} ${count === 1 ? one : many}`

/**
 * Tells of a text, given in lower case, whether it has each word of a search somewhere; a search without a word finds
 * everything. Words are separated by blanks or a slash, as in `organization / space`.
 */
export function hasWordsOf(search: string): (text: string) => boolean {
  const words = search
    .toLowerCase()
    .split(/[\s/]+/)
    .filter((word) => word !== '')
  return (text) => words.every((word) => text.includes(word))
}
