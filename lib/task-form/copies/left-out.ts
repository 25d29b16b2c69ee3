import { parseBytesPerSecond, parseMegabytes } from '../../size'
import { isGiven, type ListName, type Row, type TaskFormValues } from '../values'

const ONE: Record<ListName, string> = { labels: 'label', annotations: 'annotation' }

/**
 * In words, what of the form's values can be in no request, and so in no copy of one: a size that can't be read, a row
 * whose key another row gives again (of two the later counts, as in any JSON object).
 */
export function leftOutOfRequest(values: TaskFormValues): string[] {
  const size = (word: string, text: string, read: { kind: string }) =>
    text.trim() !== '' && read.kind === 'wrong' ? [`${word} ${text.trim()}`] : []
  return [
    ...size('memory', values.memory, parseMegabytes(values.memory)),
    ...size('disk', values.disk, parseMegabytes(values.disk)),
    ...size('log rate', values.logRate, parseBytesPerSecond(values.logRate)),
    ...overridden('labels', values.labels),
    ...overridden('annotations', values.annotations),
  ]
}

function overridden(list: ListName, rows: readonly Row[]): string[] {
  return rows.flatMap((row, index) => {
    const again = isGiven(row) ? rows.findLastIndex((one) => isGiven(one) && one.key === row.key) : index
    return again === index
      ? []
      : [`${ONE[list]} row ${index + 1}, since row ${again + 1} has the key ${row.key} too`]
  })
}
