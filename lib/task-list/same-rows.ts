import { dequal } from 'dequal'

type Keyed = { guid: string }

/** Rows of which those that are as they were before are the same objects: what changed can be told by identity. */
export function sameRows<T extends Keyed>(now: readonly T[], before: readonly T[]): T[] {
  const byGuid = new Map(before.map((row) => [row.guid, row]))
  return now.map((row) => {
    const old = byGuid.get(row.guid)
    return old !== undefined && (old === row || dequal(old, row)) ? old : row
  })
}

/** Rows for somebody who has those of before: of one that is the same object its guid alone. */
export function onlyChanged<T extends Keyed>(now: readonly T[], before: readonly T[]): (T | string)[] {
  const had = new Set(before)
  return now.map((row) => (had.has(row) ? row.guid : row))
}

/** The rows that `onlyChanged` left: a guid stands for the row of before. Undefined where one of these is not there. */
export function wholeRows<T extends Keyed>(
  now: readonly (T | string)[],
  before: readonly T[],
): T[] | undefined {
  const byGuid = new Map(before.map((row) => [row.guid, row]))
  const rows: T[] = []
  for (const row of now) {
    const whole = typeof row === 'string' ? byGuid.get(row) : row
    if (whole === undefined) return undefined
    rows.push(whole)
  }
  return rows
}
