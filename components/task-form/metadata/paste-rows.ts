import { counted } from '@/lib/count'
import { readRows } from '@/lib/task-form/paste/read-rows'
import { isGiven, type ListName, type Row } from '@/lib/task-form/values'

export type PastedRows = { rows: Row[]; last: number; told: string }

/**
 * The rows after a paste into the key at `index`: what was pasted takes the place of an empty row, and follows one
 * that says something. `last` is the last row that came. Nothing where no row could be read.
 */
export function pasteRows(
  before: readonly Row[],
  index: number,
  text: string,
  list: ListName,
): PastedRows | undefined {
  const read = readRows(text, list)
  if (read.rows.length === 0) return undefined
  const here = before[index]
  const kept = here && isGiven(here) ? [here] : []
  const fresh = read.rows.map((row) => ({ id: crypto.randomUUID(), ...row }))
  const told = [
    `${counted(fresh.length, 'row')} pasted.`,
    ...(read.leftOut.length > 0 ? [`Left out: ${read.leftOut.slice(0, 5).join(' | ')}`] : []),
  ]
  return {
    rows: [...before.slice(0, index), ...kept, ...fresh, ...before.slice(index + 1)],
    last: index + kept.length + fresh.length - 1,
    told: told.join(' '),
  }
}
