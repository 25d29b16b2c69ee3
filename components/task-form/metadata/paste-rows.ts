import { counted } from '@/lib/count'
import type { ListName } from '@/lib/task-form/fields'
import { isGiven, type Row } from '@/lib/task-form/fields'
import { readRows } from '@/lib/task-form/paste/rows/read-rows'

export type PastedRows = { rows: Row[]; last: number; told: string }

const MOST_NAMED = 5

function leftOutWords(leftOut: readonly string[]): string[] {
  if (leftOut.length === 0) return []
  const more = leftOut.length - MOST_NAMED
  const named = leftOut.slice(0, MOST_NAMED).join(' | ')
  return [`Left out: ${named}${more > 0 ? ` | ${more} more` : ''}`]
}

/**
 * The rows after a paste into the key at `index`: what was pasted takes the place of an empty row, and follows one
 * that says something. `last` is the last row that came. Nothing where the text is a line that is no row: it is typed.
 */
export function pasteRows(
  before: readonly Row[],
  index: number,
  text: string,
  list: ListName,
): PastedRows | undefined {
  const read = readRows(text, list)
  const isTyped = read.leftOut.length <= 1 && (read.leftOut[0] ?? text.trim()) === text.trim()
  if (read.rows.length === 0 && isTyped && !text.trim().includes('\n')) return undefined
  if (read.rows.length === 0)
    return {
      rows: [...before],
      last: index,
      told: ['No row pasted.', ...leftOutWords(read.leftOut)].join(' '),
    }
  const here = before[index]
  const kept = here && isGiven(here) ? [here] : []
  const fresh = read.rows.map((row) => ({ id: crypto.randomUUID(), ...row }))
  const told = [`${counted(fresh.length, 'row')} pasted.`, ...leftOutWords(read.leftOut)]
  return {
    rows: [...before.slice(0, index), ...kept, ...fresh, ...before.slice(index + 1)],
    last: index + kept.length + fresh.length - 1,
    told: told.join(' '),
  }
}
