/** A piece of a text; `differs` where the other text has another in its place, or none. */
export type DiffPart = { text: string; differs: boolean }

/** Comparing takes the product of both lengths: what is longer than this counts as different from its first other word on. */
const MOST_PAIRS = 1_000_000

/** Two texts word by word: what stands in both, in order, and what only in one. Blanks differ from nothing. */
export function wordDiff(left: string, right: string): { left: DiffPart[]; right: DiffPart[] } {
  const [one, other] = [wordsOf(left), wordsOf(right)]
  const shared = sharedWords(one, other)
  return {
    left: partsOf(one, new Set(shared.map(([at]) => at))),
    right: partsOf(other, new Set(shared.map(([, at]) => at))),
  }
}

/** Each with the blanks after it. */
const wordsOf = (text: string): string[] => text.match(/^\s+|\S+\s*/g) ?? []

const isSame = (one: string | undefined, other: string | undefined): boolean => one?.trim() === other?.trim()

/** The places of a longest row of words that both have, in order. */
function sharedWords(one: readonly string[], other: readonly string[]): [number, number][] {
  const shared: [number, number][] = []
  let start = 0
  while (start < Math.min(one.length, other.length) && isSame(one[start], other[start])) {
    shared.push([start, start])
    start += 1
  }
  const [rows, columns] = [one.length - start, other.length - start]
  if (rows * columns > MOST_PAIRS) return shared
  const width = columns + 1
  const lengths = new Uint32Array((rows + 1) * width)
  const lengthAt = (row: number, column: number) => lengths[row * width + column] ?? 0
  for (let row = rows - 1; row >= 0; row -= 1)
    for (let column = columns - 1; column >= 0; column -= 1)
      lengths[row * width + column] = isSame(one[start + row], other[start + column])
        ? lengthAt(row + 1, column + 1) + 1
        : Math.max(lengthAt(row + 1, column), lengthAt(row, column + 1))
  let [row, column] = [0, 0]
  while (row < rows && column < columns)
    if (isSame(one[start + row], other[start + column])) {
      shared.push([start + row, start + column])
      row += 1
      column += 1
    } else if (lengthAt(row + 1, column) >= lengthAt(row, column + 1)) row += 1
    else column += 1
  return shared
}

/** Neighbours of one kind are one part; blanks at the end of what differs are not marked. */
function partsOf(words: readonly string[], shared: ReadonlySet<number>): DiffPart[] {
  const parts: DiffPart[] = []
  words.forEach((word, at) => {
    const differs = !shared.has(at)
    const last = parts.at(-1)
    if (last?.differs === differs) last.text += word
    else parts.push({ text: word, differs })
  })
  return parts.flatMap((part) => {
    const text = part.text.trimEnd()
    if (!part.differs || text === part.text) return part
    return [
      { text, differs: text !== '' },
      { text: part.text.slice(text.length), differs: false },
    ].filter((one) => one.text !== '')
  })
}
