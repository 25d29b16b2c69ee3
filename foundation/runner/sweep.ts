import { forgetMarkers } from './markers'
import { type ProcessRow, processTable } from './process-table'

let last: { table: ProcessRow[]; takenAtMs: number } = { table: [], takenAtMs: -1 }

/**
 * Every process of the machine, as it was at `sinceMs` (of performance.now) or later: looking is dear, so those who
 * look at the same time share one look.
 */
export function sweepSince(sinceMs: number): ProcessRow[] {
  if (last.takenAtMs >= sinceMs) return last.table
  const takenAtMs = performance.now()
  const table = processTable()
  forgetMarkers(new Set(table.map((row) => row.pid)))
  last = { table, takenAtMs }
  return table
}
