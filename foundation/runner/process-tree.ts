import { setImmediate, setTimeout as sleep } from 'node:timers/promises'
import type { Cgroup } from './cgroup'
import { MARKER_VARIABLE } from './environment'
import { type ProcessRow, processRow, processTable, readText } from './process-table'

/** A process shows its parent's environment until it has called exec, so a young one is looked at again. */
const SETTLED_AFTER_MS = 2000

type Seen = { startedAt: string; marker: string | undefined; firstSeenMs: number }

const seen = new Map<number, Seen>()

/** The marker that a process has inherited from its task, or undefined. Remembered per process: reading costs. */
function markerOf(row: ProcessRow): string | undefined {
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
function forgetMarkers(living: ReadonlySet<number>): void {
  for (const pid of seen.keys()) if (!living.has(pid)) seen.delete(pid)
}

function readMarker(pid: number): string | undefined {
  const prefix = `${MARKER_VARIABLE}=`
  const variables = readText(`/proc/${pid}/environ`)?.split('\0') ?? []
  return variables.find((variable) => variable.startsWith(prefix))?.slice(prefix.length)
}

/** TERM is given this long before KILL, as garden's default grace and Diego's `graceful_shutdown_interval`. */
export const GRACE_MS = 10_000
const LOOK_EVERY_MS = 50
const GIVE_UP_KILLING_AFTER_MS = 5_000

/** All that is known of the processes of one task. `members` are remembered by pid and start time once seen. */
export type ProcessTree = {
  leader: { pid: number; startedAt: string }
  marker: string
  members: Map<number, string>
  cgroup: Cgroup | undefined
}

/**
 * The living processes of a task: its group and session, their descendants, everything with its marker,
 * everything in its cgroup, and what was one of these when somebody looked before.
 */
export function livingMembers(tree: ProcessTree, table: ProcessRow[]): ProcessRow[] {
  const inCgroup = new Set(tree.cgroup?.processes())
  // While any process is in the group its number can't become another process's pid.
  const stranger = table.some((row) => row.pid === tree.leader.pid && row.startedAt !== tree.leader.startedAt)
  const belongs = (row: ProcessRow): boolean =>
    tree.members.get(row.pid) === row.startedAt ||
    inCgroup.has(row.pid) ||
    (!stranger && (row.group === tree.leader.pid || row.session === tree.leader.pid)) ||
    markerOf(row) === tree.marker
  const found = new Map<number, ProcessRow>()
  for (const row of table) if (row.pid > 1 && row.pid !== process.pid && belongs(row)) found.set(row.pid, row)
  addDescendants(found, table)
  tree.members.clear()
  for (const row of found.values()) tree.members.set(row.pid, row.startedAt)
  return [...found.values()]
}

function addDescendants(found: Map<number, ProcessRow>, table: ProcessRow[]): void {
  for (let before = -1; before !== found.size; ) {
    before = found.size
    for (const row of table) if (found.has(row.ppid) && row.pid !== process.pid) found.set(row.pid, row)
  }
}

/** Signals every living process of the task that was there at `sinceMs`; gives how many there were. */
export function signalTree(
  tree: ProcessTree,
  signal: 'SIGTERM' | 'SIGKILL',
  sinceMs = performance.now(),
): number {
  const living = livingMembers(tree, sweepSince(sinceMs))
  const leader = living.find((row) => row.pid === tree.leader.pid)
  if (leader?.startedAt === tree.leader.startedAt) send(leader, -leader.pid, signal)
  for (const row of living) if (row.group !== leader?.pid) send(row, row.pid, signal)
  return living.length
}

/** Resolves true once nothing of the task lives, false when something still does after the time. */
export async function whenGone(tree: ProcessTree, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  for (let since = performance.now(); ; ) {
    // A task without processes can't get any, so an older look is as good as long as the task was there.
    if (livingMembers(tree, sweepSince(since)).length === 0) return true
    since = performance.now()
    if (since > until) return false
    await sleep(LOOK_EVERY_MS)
  }
}

/** Kills until nothing lives: what forks faster than one look is met by the next. */
export async function killTree(tree: ProcessTree): Promise<void> {
  const until = performance.now() + GIVE_UP_KILLING_AFTER_MS
  for (let since = performance.now(); since < until; since = performance.now()) {
    // Tasks that end in the same moment share the look that follows.
    await setImmediate()
    if (signalTree(tree, 'SIGKILL', since) === 0) return
    await sleep(5)
  }
}

/** The start time is compared once more: a pid may have found another owner since the look. */
function send(row: ProcessRow, target: number, signal: NodeJS.Signals): void {
  if (processRow(row.pid)?.startedAt !== row.startedAt) return
  try {
    process.kill(target, signal)
  } catch {
    // It ended in this moment.
  }
}

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
