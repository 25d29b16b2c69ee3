import type { LogLine } from '../../log-cache/log-line'
import { CELL_ID } from '../../runner/task-output'
import type { PastTask } from './plan-tasks'

type Owners = Pick<LogLine, 'app' | 'space' | 'organization'>

const NS_PER_MS = 1_000_000n
/** Lines of one millisecond keep their order by this. */
const NS_APART = 1000n

/** Milliseconds after the creation of a task. */
const CREATING_MS = 600
const CREATED_MS = 2100
const RUNS_MS = 2400
/** And after the end of its program. */
const STOPPING_MS = -500
const DESTROYING_MS = 150
const DESTROYED_MS = 700

/**
 * What Log Cache has of a task: the lines of its program as they were recorded, stretched to the time that it took, and
 * those of its container, as depot/containerstore of executor has them. One that never ran has none.
 */
export function logLines({ row, take, end, exitedAt }: PastTask, owners: Owners): LogLine[] {
  if (take === undefined) return []
  const begin = row.createdAt.getTime()
  const ran = begin + RUNS_MS
  const exited = exitedAt.getTime()
  const stretch = (exited - ran) / Math.max(take.ms, 1)
  const source = `APP/TASK/${row.name}`
  const cell = (ms: number, what: string): Said => [ms, 'CELL', 'OUT', `Cell ${CELL_ID} ${what} ${row.guid}`]
  const status = `Exit status ${take.status}${take.outOfMemory ? ' (out of memory)' : ''}`
  const said: Said[] = [
    cell(begin + CREATING_MS, 'creating container for instance'),
    cell(begin + CREATED_MS, 'successfully created container for instance'),
    ...take.lines.map(([ms, type, text]): Said => [ran + ms * stretch, source, type, text]),
    ...(end?.kind === 'cancelled' ? [cell(exited + STOPPING_MS, 'stopping instance')] : []),
    ...(end?.kind === 'lost'
      ? []
      : [
          [exited, source, 'OUT', status] satisfies Said,
          cell(exited + DESTROYING_MS, 'destroying container for instance'),
          cell(exited + DESTROYED_MS, 'successfully destroyed container for instance'),
        ]),
  ]
  return said
    .sort(([a], [b]) => a - b)
    .map(([ms, sourceType, type, text], at) => ({
      timestampNs: BigInt(Math.round(ms)) * NS_PER_MS + BigInt(at) * NS_APART,
      sourceType,
      instanceId: '0',
      type,
      payload: Buffer.from(text),
      ...owners,
    }))
}

type Said = [ms: number, source: string, type: 'OUT' | 'ERR', text: string]
