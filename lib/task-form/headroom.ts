import type { Process } from '../resources/process'
import { parseMegabytes } from '../size'
import type { Known, Level } from './refusal/next-steps'

/** A quota and what is used of it now, as quotas and usage summaries of the API say; null is unlimited, or not told. */
export type QuotaUse = {
  name: string
  total_memory_in_mb: number | null
  per_process_memory_in_mb: number | null
  per_app_tasks: number | null
  used: { memory_in_mb: number | null; per_app_tasks: number | null }
}

export type QuotaUses = Partial<Record<Level, QuotaUse>>

/**
 * One limit, before and after the task: `left` may be negative, then the API would refuse it. `asked` is what the task
 * takes, 0 where that is not known.
 */
export type Headroom = {
  of: string
  used: number
  asked: number
  total: number
  left: number
  isShort: boolean
  text: string
  usedText: string
  totalText: string
  /** What helps where it is short. */
  next: string
}

const LEVELS = ['space', 'organization'] as const

type Limit = Pick<Headroom, 'of' | 'used' | 'total' | 'next'> & { asked: number | undefined }

function headroom({ of, used, asked, total, next }: Limit, print: (amount: number) => string): Headroom {
  const left = total - used - (asked ?? 0)
  const isShort = left < 0
  return {
    of,
    used,
    asked: asked ?? 0,
    total,
    left,
    isShort,
    text: isShort
      ? `${print(-left)} short`
      : `${print(left)} ${asked === undefined ? 'left' : 'would be left'}`,
    usedText: `${print(used)} used`,
    totalText: print(total),
    next,
  }
}

/** Amounts to look at, not to type: two decimals of a GB are enough. */
const printMemory = (megabytes: number) =>
  megabytes < 1024 ? `${megabytes} MB` : `${Math.round(megabytes / 10.24) / 100} GB`

/** The memory a task will get, in MB: typed, else the template's; undefined where it is the foundation's default. */
export function memoryOf(
  typed: string,
  template: Pick<Process, 'memory_in_mb'> | undefined,
): number | undefined {
  if (typed.trim() === '') return template?.memory_in_mb ?? undefined
  const read = parseMegabytes(typed)
  return read.kind === 'ok' ? read.megabytes : undefined
}

/**
 * What a task of `memoryMb` would leave of each quota that has a limit. Exactly filling a quota is
 * allowed. `memoryMb` is what the task gets, typed or not; without it what is left now is said. Log rates
 * are in no usage summary and are left out. `tasks` is how many are to come: one, or undefined where none is.
 */
export function headroomOf(
  uses: QuotaUses,
  memoryMb: number | undefined,
  tasks: 1 | undefined = 1,
): Headroom[] {
  return LEVELS.flatMap((level) => {
    const use = uses[level]
    if (!use) return []
    const where = `${level === 'space' ? 'space ' : ''}${use.name}`
    const { total_memory_in_mb: memory, per_process_memory_in_mb: each, per_app_tasks: atOnce, used } = use
    const all: Headroom[] = []
    if (memory !== null && used.memory_in_mb !== null)
      all.push(
        headroom(
          {
            of: `Memory of ${where}`,
            used: used.memory_in_mb,
            asked: memoryMb,
            total: memory,
            next: 'Ask for less, or wait until something there ends.',
          },
          printMemory,
        ),
      )
    if (each !== null && memoryMb !== undefined && memoryMb > each)
      all.push(
        headroom(
          {
            of: `Memory of one task in ${where}`,
            used: 0,
            asked: memoryMb,
            total: each,
            next: 'Ask for less.',
          },
          printMemory,
        ),
      )
    if (atOnce !== null && used.per_app_tasks !== null)
      all.push(
        headroom(
          {
            of: `Tasks at once in ${where}`,
            used: used.per_app_tasks,
            asked: tasks,
            total: atOnce,
            next: 'Wait until one ends.',
          },
          String,
        ),
      )
    return all
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
      memoryLeftMb:
        memory === null || use.used.memory_in_mb === null ? undefined : memory - use.used.memory_in_mb,
      memoryPerTaskMb: use.per_process_memory_in_mb ?? undefined,
      tasks: use.per_app_tasks ?? undefined,
    }
  }
  return known
}
