import { lstat, opendir } from 'node:fs/promises'
import { join } from 'node:path'
import { PROCESSES_MAX } from './cgroup'
import { readText } from './process-table'
import { livingMembers, sweepSince } from './process-tree'
import type { RunningTask } from './supervise'

const RUNS_AT_MOST_MS = 24 * 60 * 60 * 1000
const DISK_EVERY_MS = 1000
/** Looking at all processes may cost this share of the time at most. */
const LOOKING_SHARE = 20

export type Watch = { wake(): void; stop(): void }

/**
 * Holds running tasks to their limits as long as there are any: memory where the kernel does not,
 * disk, number of processes, and a day of time. `everyMs` is how often memory is looked at.
 */
export function watchLimits(running: ReadonlySet<RunningTask>, everyMs: number): Watch {
  let timer: NodeJS.Timeout | undefined
  const measuring = new Map<RunningTask, number>()

  function look(): void {
    timer = undefined
    const began = performance.now()
    const table = sweepSince(began - everyMs / 2)
    for (const task of running) {
      const rows = livingMembers(task.tree, table)
      if (!isHeldByKernel(task)) checkMemory(task, rows)
      if (rows.length > PROCESSES_MAX) task.stop('over-limit', `More than ${PROCESSES_MAX} processes`)
      if (began - task.startedAtMs > RUNS_AT_MOST_MS) task.stop('over-limit', 'Still running after 24 hours')
      checkDisk(task, began)
    }
    for (const task of measuring.keys()) if (!running.has(task)) measuring.delete(task)
    wake(Math.max(everyMs, (performance.now() - began) * LOOKING_SHARE))
  }

  /** The next measurement waits ten times as long as the last one took. */
  function checkDisk(task: RunningTask, now: number): void {
    if (now < (measuring.get(task) ?? task.startedAtMs + DISK_EVERY_MS)) return
    measuring.set(task, Number.POSITIVE_INFINITY)
    void diskUsage(task.directory).then((bytes) => {
      const end = performance.now()
      measuring.set(task, end + Math.max(DISK_EVERY_MS, (end - now) * 10))
      if (bytes > task.task.diskInMb * 1024 * 1024) task.stop('over-limit', 'Disk quota exceeded')
    })
  }

  function wake(inMs = everyMs): void {
    if (running.size > 0) timer ??= setTimeout(look, inMs).unref()
  }

  return { wake, stop: () => clearTimeout(timer) }
}

/** Whether the task's processes really are where the kernel limits their memory. */
function isHeldByKernel({ tree: { cgroup } }: RunningTask): boolean {
  return cgroup?.limitsMemory === true && cgroup.processes().length > 0
}

/** Shared pages are in everybody's resident size, so a sum that is too large is measured again, shared out. */
function checkMemory(task: RunningTask, rows: { pid: number; rssKb: number }[]): void {
  const limitKb = task.task.memoryInMb * 1024
  if (sum(rows.map((row) => row.rssKb)) <= limitKb) return
  if (sum(rows.map((row) => sharedOutKb(row.pid) ?? row.rssKb)) > limitKb) task.stop('out-of-memory')
}

function sharedOutKb(pid: number): number | undefined {
  const kb = /^Pss:\s+(\d+) kB$/m.exec(readText(`/proc/${pid}/smaps_rollup`) ?? '')?.[1]
  return kb === undefined ? undefined : Number(kb)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}

/** Bytes that a folder takes on disk, as du counts: blocks, not lengths. What can't be read counts nothing. */
async function diskUsage(directory: string): Promise<number> {
  let bytes = 0
  const waiting = [directory]
  for (let folder = waiting.pop(); folder !== undefined; folder = waiting.pop()) {
    for await (const entry of entriesOf(folder)) {
      const path = join(folder, entry.name)
      if (entry.isDirectory()) waiting.push(path)
      bytes += await blocksOf(path)
    }
  }
  return bytes
}

async function* entriesOf(folder: string) {
  try {
    yield* await opendir(folder)
  } catch {
    // It was removed meanwhile.
  }
}

async function blocksOf(path: string): Promise<number> {
  const stat = await lstat(path).catch(() => undefined)
  return (stat?.blocks ?? 0) * 512
}
