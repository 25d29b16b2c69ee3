import type { LogLine } from '@/lib/resources/task'

/** Instants are nanoseconds as text; shorter ones are earlier. */
const isBefore = (one: LogLine, other: LogLine): boolean =>
  one.at.length === other.at.length ? one.at < other.at : one.at.length < other.at.length

/**
 * Lines that are known with lines that were read again, oldest first, each once. Both are in order; what was read may
 * reach back over what is known, and bring lines that came late between them. Two lines that are alike to the nanosecond
 * are two as long as one reading has both.
 */
export function mergeLines(known: readonly LogLine[], read: readonly LogLine[]): readonly LogLine[] {
  const [first] = read
  if (first === undefined) return known
  const last = known.at(-1)
  if (last === undefined) return read
  if (isBefore(last, first)) return [...known, ...read]
  const overlap = known.slice(firstPlace(known, (line) => !isBefore(line, first)))
  // What is read may be all the rest of a long log: only its part up to the last known line is compared.
  const end = firstPlace(read, (line) => isBefore(last, line))
  const [early, later] = [read.slice(0, end), read.slice(end)]
  const left = countOf(overlap)
  const news = early.filter((line) => {
    const key = keyOf(line)
    const count = left.get(key) ?? 0
    if (count > 0) left.set(key, count - 1)
    return count === 0
  })
  const again = new Map(early.map((line) => [keyOf(line), line]))
  // What is read later knows better whose a line is: another task of the name may have begun since.
  const isOther = (line: LogLine) => again.get(keyOf(line))?.isSure !== line.isSure && again.has(keyOf(line))
  if (news.length === 0 && later.length === 0 && !overlap.some(isOther)) return known
  const told = overlap.map((line) => again.get(keyOf(line)) ?? line)
  return [...known.slice(0, known.length - overlap.length), ...inOrder(told, news), ...later]
}

const keyOf = ({ at, stream, text }: LogLine): string => `${at} ${stream} ${text}`

function countOf(lines: readonly LogLine[]): Map<string, number> {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(keyOf(line), (counts.get(keyOf(line)) ?? 0) + 1)
  return counts
}

/** The first place from which on all lines are so; `lines` are in order. */
function firstPlace(lines: readonly LogLine[], isSo: (line: LogLine) => boolean): number {
  let [low, high] = [0, lines.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const one = lines[middle]
    if (one !== undefined && !isSo(one)) low = middle + 1
    else high = middle
  }
  return low
}

function inOrder(one: readonly LogLine[], other: readonly LogLine[]): LogLine[] {
  const lines: LogLine[] = []
  let at = 0
  for (const line of one) {
    for (let next = other[at]; next !== undefined && isBefore(next, line); next = other[at]) {
      lines.push(next)
      at += 1
    }
    lines.push(line)
  }
  return [...lines, ...other.slice(at)]
}
