import type { Task } from '@/lib/resources/task'
import { printBytesPerSecond, printMegabytes } from '@/lib/size'
import type { Change } from './change'

type Difference = Pick<Change, 'change' | 'before' | 'after' | 'direction'>

/** What two runs were made of differently. What the API does not tell of one of them is no difference. */
export function differencesOf(before: Task, after: Task): Difference[] {
  return [
    ...(before.droplet_guid && after.droplet_guid && before.droplet_guid !== after.droplet_guid
      ? [{ change: 'droplet', before: before.droplet_guid, after: after.droplet_guid } as const]
      : []),
    ...size('memory', before.memory_in_mb, after.memory_in_mb),
    ...size('disk', before.disk_in_mb, after.disk_in_mb),
    ...rate(before.log_rate_limit_in_bytes_per_second, after.log_rate_limit_in_bytes_per_second),
    ...text('command', before.command, after.command),
    ...text('user', before.user, after.user),
  ]
}

function size(change: 'memory' | 'disk', before: number | null, after: number | null): Difference[] {
  if (before === null || after === null || before === after) return []
  const direction = after < before ? 'lowered' : 'raised'
  return [{ change, before: printMegabytes(before), after: printMegabytes(after), direction }]
}

function rate(before: string | null | undefined, after: string | null | undefined): Difference[] {
  if (!before || !after || before === after) return []
  const [from, to] = [BigInt(before), BigInt(after)]
  // -1 is unlimited.
  const isLower = to >= 0n && (from < 0n || to < from)
  return [
    {
      change: 'log-rate',
      before: printBytesPerSecond(from),
      after: printBytesPerSecond(to),
      direction: isLower ? 'lowered' : 'raised',
    },
  ]
}

function text(
  change: 'command' | 'user',
  before: string | null | undefined,
  after: string | null | undefined,
): Difference[] {
  return before && after && before !== after ? [{ change, before, after }] : []
}
