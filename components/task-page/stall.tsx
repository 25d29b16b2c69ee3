import { useTick } from '@/components/ui/time'
import type { TaskRuns } from '@/lib/queries/task-around'
import type { LogLine, Task } from '@/lib/resources/task'
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
  const took = Date.now() - Date.parse(task.created_at)
  const isLong = usual !== null && took > usual.nineInTenMs
  const last = lines?.findLast(({ from, at }) => from === undefined && at !== '0')?.at
  const silentMs = last === undefined ? 0 : Date.now() - Number(BigInt(last) / NS_PER_MS)
  if (!isLong && silentMs < SILENT_MS) return null
  return (
    <span className={isLong ? 'text-careful-text' : undefined}>
      {isLong && `9 in 10 under ${inMinutes(usual.nineInTenMs)}; now ${inMinutes(took)}`}
      {isLong && silentMs >= SILENT_MS && '; '}
      {silentMs >= SILENT_MS && `last line ${inMinutes(silentMs)} ago`}
    </span>
  )
}

/** Whole minutes from one on: it is a hint, not a measurement. */
const inMinutes = (ms: number): string =>
  printDuration(ms < 60_000 ? Math.floor(ms / 1000) * 1000 : Math.floor(ms / 60_000) * 60_000).replace(
    / 0 s$/,
    '',
  )
