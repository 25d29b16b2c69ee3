import { MARKER_VARIABLE } from './environment'
import { type ProcessRow, readText } from './process-table'

/** A process shows its parent's environment until it has called exec, so a young one is looked at again. */
const SETTLED_AFTER_MS = 2000

type Seen = { startedAt: string; marker: string | undefined; firstSeenMs: number }

const seen = new Map<number, Seen>()

/** The marker that a process has inherited from its task, or undefined. Remembered per process: reading costs. */
export function markerOf(row: ProcessRow): string | undefined {
  const known = seen.get(row.pid)
  const now = performance.now()
  if (known?.startedAt === row.startedAt) {
    if (known.marker !== undefined || now - known.firstSeenMs > SETTLED_AFTER_MS) return known.marker
    known.marker = readMarker(row.pid)
    return known.marker
  }
  const marker = readMarker(row.pid)
  seen.set(row.pid, { startedAt: row.startedAt, marker, firstSeenMs: now })
  return marker
}

/** Forgets processes that are gone. */
export function forgetMarkers(living: ReadonlySet<number>): void {
  for (const pid of seen.keys()) if (!living.has(pid)) seen.delete(pid)
}

function readMarker(pid: number): string | undefined {
  const prefix = `${MARKER_VARIABLE}=`
  const variables = readText(`/proc/${pid}/environ`)?.split('\0') ?? []
  return variables.find((variable) => variable.startsWith(prefix))?.slice(prefix.length)
}
