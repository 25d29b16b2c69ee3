import { readFile } from 'node:fs/promises'

/** Resident memory of a process in KiB, as the system counts it; 0 where it does not say. */
export async function memoryOf(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8').catch(() => '')
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0)
}
