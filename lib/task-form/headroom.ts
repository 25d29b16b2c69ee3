import { printMegabytes } from '../size'
import type { Known, Level } from './refusal/known'

/** A quota and what is used of it now, as quotas and usage summaries of the API say; null is unlimited. */
export type QuotaUse = {
  name: string
  total_memory_in_mb: number | null
  per_process_memory_in_mb: number | null
  per_app_tasks: number | null
  used: { memory_in_mb: number; per_app_tasks: number }
}

export type QuotaUses = Partial<Record<Level, QuotaUse>>

/** One limit, before and after the task: `left` may be negative, then the API would refuse it. */
export type Headroom = {
  of: string
  used: number
  total: number
  left: number
  isShort: boolean
  text: string
}

const LEVELS = ['space', 'organization'] as const

function headroom(
  of: string,
  used: number,
  asked: number,
  total: number,
  print: (amount: number) => string,
): Headroom {
  const left = total - used - asked
  const isShort = left < 0
  return {
    of,
    used,
    total,
    left,
    isShort,
    text: isShort ? `${print(-left)} short` : `${print(left)} would be left`,
  }
}

const printMemory = (megabytes: number) => (megabytes === 0 ? '0 MB' : printMegabytes(megabytes))

/**
 * What a task of `memoryMb` would leave of each quota that has a limit. Exactly filling a quota is
 * allowed. `memoryMb` is what the task gets, typed or not; without it memory is left out. Log rates
 * are in no usage summary and are left out too.
 */
export function headroomOf(uses: QuotaUses, memoryMb: number | undefined): Headroom[] {
  return LEVELS.flatMap((level) => {
    const use = uses[level]
    if (!use) return []
    const where = `${level === 'space' ? 'space ' : ''}${use.name}`
    const { total_memory_in_mb: memory, per_process_memory_in_mb: each, per_app_tasks: tasks, used } = use
    return [
      ...(memory === null || memoryMb === undefined
        ? []
        : [headroom(`Memory of ${where}`, used.memory_in_mb, memoryMb, memory, printMemory)]),
      ...(each === null || memoryMb === undefined || memoryMb <= each
        ? []
        : [headroom(`Memory of one task in ${where}`, 0, memoryMb, each, printMemory)]),
      ...(tasks === null
        ? []
        : [headroom(`Tasks at once in ${where}`, used.per_app_tasks, 1, tasks, String)]),
    ]
  })
}

/** The same for the next steps of a refusal. */
export function knownOf(uses: QuotaUses): Known {
  const known: Known = {}
  for (const level of LEVELS) {
    const use = uses[level]
    if (!use) continue
    const memory = use.total_memory_in_mb
    known[level] = {
      name: use.name,
      memoryMb: memory ?? undefined,
      memoryLeftMb: memory === null ? undefined : memory - use.used.memory_in_mb,
      memoryPerTaskMb: use.per_process_memory_in_mb ?? undefined,
      tasks: use.per_app_tasks ?? undefined,
    }
  }
  return known
}
