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
