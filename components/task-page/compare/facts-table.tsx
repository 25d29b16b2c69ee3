// biome-ignore-all lint/a11y/noRedundantRoles: what a narrow page draws as a block loses its role
import { TaskState } from '@/components/task/task-state'
import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { Time } from '@/components/ui/time'
import type { Task } from '@/lib/resources/task'
import type { DiffPart } from '@/lib/word-diff'
import { RunLink, RunNumber } from '../what-changed/compare-link'
import type { ComparedRow } from './compared-rows'

/* On a phone each fact is a block: its name, and under it one run above the other. */
const BLOCK = 'max-sm:block max-sm:border-b-0'

type FactsTableProps = { tasks: readonly [Task, Task]; rows: readonly ComparedRow[] }

/** Facts of two runs in two columns; what differs is marked with a sign, words and a ground. */
export function FactsTable({ tasks, rows }: FactsTableProps) {
  return (
    <table
      role="table"
      aria-label="Facts of both runs"
      className="w-full table-fixed border-separate border-spacing-0 rounded-3 border border-hairline bg-surface text-13 max-sm:block"
    >
      <thead role="rowgroup" className="max-sm:sr-only">
        <tr role="row">
          <th scope="col" className="w-44 border-b border-hairline px-4 py-2 text-left">
            <span className="sr-only">Fact</span>
          </th>
          {tasks.map((task) => (
            <th
              key={task.guid}
              scope="col"
              className="border-b border-hairline px-3 py-2 text-left font-label"
            >
              <span className="flex min-w-0 items-baseline gap-2">
                <span className="truncate">
                  <HostileText text={task.name} />
                </span>
                <RunLink run={task} />
              </span>
            </th>
          ))}
        </tr>
      </thead>
      <tbody role="rowgroup" className="max-sm:block">
        {rows.map((row) => (
          <FactRow key={row.key} row={row} tasks={tasks} />
        ))}
      </tbody>
    </table>
  )
}

function FactRow({ row, tasks }: { row: ComparedRow; tasks: readonly [Task, Task] }) {
  return (
    <tr
      role="row"
      data-differs={row.differs || undefined}
      className={classes(
        'align-top max-sm:block max-sm:border-b max-sm:border-hairline max-sm:px-4 max-sm:py-2',
        row.differs && 'bg-careful-tint',
      )}
    >
      <th
        role="rowheader"
        scope="row"
        className={classes(
          'border-b border-hairline px-4 py-2 text-left font-text text-text-3 max-sm:p-0',
          BLOCK,
        )}
      >
        <span className="flex items-start gap-1.5">
          <span className="w-3 shrink-0 text-careful-text">
            {row.differs && (
              <>
                <span aria-hidden="true">≠</span>
                <span className="sr-only">differs: </span>
              </>
            )}
          </span>
          <span className="min-w-0 wrap-anywhere">
            {row.name}{' '}
            {row.subject !== undefined && (
              <span className="font-mono text-12 text-text-2">
                <HostileText text={row.subject} parted />
              </span>
            )}
          </span>
        </span>
      </th>
      {tasks.map((task, nth) => (
        <td
          key={task.guid}
          role="cell"
          className={classes(
            'border-b border-hairline px-3 py-2 max-sm:flex max-sm:gap-2 max-sm:py-0.5 max-sm:pr-0 max-sm:pl-4.5',
            BLOCK,
          )}
        >
          <span aria-hidden="true" className="w-12 shrink-0 truncate text-12 leading-5 text-text-3 sm:hidden">
            <RunNumber run={task} />
          </span>
          <span className="block min-w-0">
            <FactValue row={row} parts={row.cells[nth] ?? []} task={task} />
          </span>
        </td>
      ))}
    </tr>
  )
}

function FactValue({ row, parts, task }: { row: ComparedRow; parts: readonly DiffPart[]; task: Task }) {
  if (row.look === 'state') return <TaskState task={task} />
  const [first] = parts
  if (!first) return <span className="text-text-3">–</span>
  if (row.look === 'time') return <Time at={first.text} />
  return (
    <span
      className={classes(
        'block max-h-60 overflow-y-auto wrap-anywhere whitespace-pre-wrap',
        row.look === 'mono' && 'font-mono text-12 leading-5',
      )}
    >
      {parts.map((part, index) =>
        part.differs ? (
          <mark
            // biome-ignore lint/suspicious/noArrayIndexKey: a part has no identity but its place
            key={index}
            className="bg-transparent font-label text-text underline decoration-careful decoration-2 underline-offset-3"
          >
            <HostileText text={part.text} multiline />
          </mark>
        ) : (
          // biome-ignore lint/suspicious/noArrayIndexKey: as above
          <HostileText key={index} text={part.text} multiline />
        ),
      )}
    </span>
  )
}
