import { setTimeout as sleep } from 'node:timers/promises'
import type { Cgroup } from './cgroup'
import { forgetMarkers, markerOf } from './markers'
import { type ProcessRow, processTable } from './process-table'

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
export function livingMembers(tree: ProcessTree, table: ProcessRow[] = sweep()): ProcessRow[] {
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

/** Every process of the machine as it is now. */
export function sweep(): ProcessRow[] {
  const table = processTable()
  forgetMarkers(new Set(table.map((row) => row.pid)))
  return table
}

/** Signals every living process of the task, each looked up at this moment; gives how many there were. */
export function signalTree(tree: ProcessTree, signal: 'SIGTERM' | 'SIGKILL'): number {
  const living = livingMembers(tree)
  const leader = living.find((row) => row.pid === tree.leader.pid)
  if (leader?.startedAt === tree.leader.startedAt) send(-leader.pid, signal)
  for (const row of living) if (row.group !== leader?.pid) send(row.pid, signal)
  return living.length
}

/** Resolves true once nothing of the task lives, false when something still does after the time. */
export async function whenGone(tree: ProcessTree, withinMs: number): Promise<boolean> {
  const until = performance.now() + withinMs
  while (livingMembers(tree).length > 0) {
    if (performance.now() > until) return false
    await sleep(LOOK_EVERY_MS)
  }
  return true
}

/** Kills until nothing lives: what forks faster than one look is met by the next. */
export async function killTree(tree: ProcessTree): Promise<void> {
  const until = performance.now() + GIVE_UP_KILLING_AFTER_MS
  while (signalTree(tree, 'SIGKILL') > 0 && performance.now() < until) await sleep(5)
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal)
  } catch {
    // It ended between the look and the signal.
  }
}
