import { exitStatus } from '@/components/task/failure'
import { shortReason, stateWord, type Task } from '@/lib/resources/task'
import { durationMs } from '@/lib/resources/task-runs'
import { printBytesPerSecond, printKnownMegabytes } from '@/lib/size'
import { printDuration } from '@/lib/time'
import { type DiffPart, wordDiff } from '@/lib/word-diff'

/** A run as it is compared. */
export type ComparedTask = { task: Task; revision?: number; createdBy: string }

/** One fact of two runs. A cell is empty where the API does not tell it. */
export type ComparedRow = {
  key: string
  name: string
  /** In the name, a key that somebody else chose. */
  subject?: string
  differs: boolean
  look: 'text' | 'mono' | 'time' | 'state'
  cells: readonly [DiffPart[], DiffPart[]]
}

type Looks = { look?: ComparedRow['look']; byWord?: boolean; subject?: string }

/** What two runs of an app are and became, fact by fact: those that differ first. `hiddenLabel` is the console's own. */
export function comparedRows(before: ComparedTask, after: ComparedTask, hiddenLabel?: string): ComparedRow[] {
  const rows = [
    row('Outcome', [before, after], ({ task }) => stateWord(task), { look: 'state' }),
    row('Reason', [before, after], ({ task }) => shortReason(task) ?? '', { look: 'mono', byWord: true }),
    row('Exit status', [before, after], exitOf, { look: 'mono' }),
    row('Command', [before, after], ({ task }) => task.command ?? '', { look: 'mono', byWord: true }),
    row('Droplet', [before, after], dropletOf, { look: 'mono', byWord: true }),
    row('Memory', [before, after], ({ task }) => sizeOf(task.memory_in_mb)),
    row('Disk', [before, after], ({ task }) => sizeOf(task.disk_in_mb)),
    row('Log rate', [before, after], rateOf),
    row('User', [before, after], ({ task }) => task.user ?? '', { look: 'mono' }),
    row('Name', [before, after], ({ task }) => task.name, { byWord: true }),
    ...ofMetadata('labels', 'Label', before, after, hiddenLabel),
    ...ofMetadata('annotations', 'Annotation', before, after),
    row('Created by', [before, after], ({ createdBy }) => createdBy),
    row('Created', [before, after], ({ task }) => task.created_at, { look: 'time' }),
    row('Duration', [before, after], ({ task }) => durationOf(task)),
  ]
  return [...rows.filter(({ differs }) => differs), ...rows.filter(({ differs }) => !differs)]
}

function row(
  name: string,
  [before, after]: readonly [ComparedTask, ComparedTask],
  textOf: (run: ComparedTask) => string,
  { look = 'text', byWord = false, subject }: Looks = {},
): ComparedRow {
  const [left, right] = [textOf(before), textOf(after)]
  // When a run was created is another for each.
  const differs = left !== right && look !== 'time'
  const parts = differs && byWord && left !== '' && right !== '' ? wordDiff(left, right) : undefined
  const whole = (text: string): DiffPart[] => (text === '' ? [] : [{ text, differs: false }])
  const cells = [parts?.left ?? whole(left), parts?.right ?? whole(right)] as const
  return { key: `${name} ${subject ?? ''}`, name, subject, differs, look, cells }
}

const exitOf = ({ task }: ComparedTask): string => {
  const exit = exitStatus(task.result.failure_reason ?? '')
  if (exit) return String(exit.status)
  return task.state === 'SUCCEEDED' ? '0' : ''
}

const dropletOf = ({ task, revision }: ComparedTask): string =>
  [revision === undefined ? undefined : `revision ${revision}`, task.droplet_guid].filter(Boolean).join(' ')

const sizeOf = (megabytes: number | null): string =>
  megabytes === null ? '' : printKnownMegabytes(megabytes)

const rateOf = ({ task: { log_rate_limit_in_bytes_per_second: rate } }: ComparedTask): string =>
  rate ? printBytesPerSecond(BigInt(rate)) : ''

function durationOf(task: Task): string {
  const took = durationMs(task)
  return took === undefined ? '' : printDuration(took)
}

function ofMetadata(
  kind: 'labels' | 'annotations',
  name: string,
  before: ComparedTask,
  after: ComparedTask,
  hidden?: string,
): ComparedRow[] {
  const textOf = (run: ComparedTask, key: string) =>
    Object.hasOwn(run.task.metadata[kind], key) ? (run.task.metadata[kind][key] ?? '') : ''
  const keys = [before, after].flatMap(({ task }) => Object.keys(task.metadata[kind]))
  return [...new Set(keys)]
    .filter((key) => key !== hidden)
    .sort()
    .map((key) =>
      row(name, [before, after], (run) => textOf(run, key), { look: 'mono', byWord: true, subject: key }),
    )
}
