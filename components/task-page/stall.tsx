import { useTick } from '@/components/ui/time'
import type { TaskRuns } from '@/lib/queries/task-around'
import type { LogLine, Task } from '@/lib/resources/task'
import type { Usual } from '@/lib/resources/task-runs'
import { printDuration } from '@/lib/time'

/** A program that says nothing for so long may wait for something. */
const SILENT_MS = 60_000
const NS_PER_MS = 1_000_000n

type StallProps = { task: Task; runs?: TaskRuns; lines?: readonly LogLine[] }

/** Of a running task: what its runs usually stay within, where it takes longer, and how long it has been silent. */
export function Stall({ task, runs, lines }: StallProps) {
  const isServers = useTick(task.state === 'RUNNING') === 0
  if (task.state !== 'RUNNING' || isServers) return null
  const usual = runs?.kind === 'told' ? runs.usual : null
  const last = lines?.findLast(({ from, at }) => from === undefined && at !== '0')?.at
  const now = Date.now()
  const said = stallWords({
    tookMs: now - Date.parse(task.created_at),
    usual,
    silentMs: last === undefined ? undefined : now - Number(BigInt(last) / NS_PER_MS),
  })
  return said && <span className={said.isLong ? 'text-careful-text' : undefined}>{said.words}</span>
}

type Pace = { tookMs: number; usual: Usual | null; silentMs?: number }

/** `9 in 10 under 7 min; now 22 min; last line 11 min ago`; undefined where nothing is out of the ordinary. */
export function stallWords({
  tookMs,
  usual,
  silentMs = 0,
}: Pace): { words: string; isLong: boolean } | undefined {
  const isLong = usual !== null && tookMs > usual.nineInTenMs
  const parts = [
    ...(isLong ? [`9 in 10 under ${inMinutes(usual.nineInTenMs)}`, `now ${inMinutes(tookMs)}`] : []),
    ...(silentMs >= SILENT_MS ? [`last line ${inMinutes(silentMs)} ago`] : []),
  ]
  return parts.length === 0 ? undefined : { words: parts.join('; '), isLong }
}

/** Whole minutes from one on: it is a hint, not a measurement. */
function inMinutes(ms: number): string {
  const unit = ms < 60_000 ? 1_000 : 60_000
  return printDuration(Math.floor(ms / unit) * unit).replace(/ 0 s$/, '')
}
