'use client'
import { useState } from 'react'
import { LogLines, noLogWord } from '@/components/task/log-lines'
import { TaskState } from '@/components/task/task-state'
import { Button } from '@/components/ui/button'
import { Empty } from '@/components/ui/empty'
import { HostileText } from '@/components/ui/hostile-text'
import { Shape } from '@/components/ui/icon'
import type { NoLog } from '@/lib/queries/live-task'
import type { LogLine, Task } from '@/lib/resources/task'
import { counted } from '@/lib/words'
import { RunLink } from '../what-changed/compare-link'
import { type ComparedTask, comparedRows } from './compared-rows'
import { FactsTable } from './facts-table'

type Run = ComparedTask & { lines: LogLine[]; noLog?: NoLog }
type ComparedRunsProps = { runs: readonly [Run, Run]; hiddenLabel?: string }

/** Two runs side by side, fact by fact and with their last lines; the earlier one at the left. */
export function ComparedRuns({ runs, hiddenLabel }: ComparedRunsProps) {
  const [isFiltered, setFiltered] = useState(false)
  const [before, after] = runs
  const rows = comparedRows(before, after, hiddenLabel)
  const differing = rows.filter(({ differs }) => differs)
  return (
    <div className="grid gap-6">
      <section aria-labelledby="compared-facts" className="min-w-0">
        <div className="mb-2 flex flex-wrap items-center gap-x-3 gap-y-1">
          <h2 id="compared-facts" className="text-16 font-head">
            Facts
          </h2>
          <span className="text-12 text-text-3">
            {counted(differing.length, 'of them differs', 'of them differ')}
          </span>
          <div className="ml-auto">
            <Button
              kind={isFiltered ? 'plain' : 'quiet'}
              dense
              aria-pressed={isFiltered}
              onClick={() => setFiltered(!isFiltered)}
            >
              {isFiltered && <Shape name="check" />}
              Only what differs
            </Button>
          </div>
        </div>
        <FactsTable tasks={[before.task, after.task]} rows={isFiltered ? differing : rows} />
      </section>
      <section aria-labelledby="compared-lines" className="min-w-0">
        <h2 id="compared-lines" className="mb-2 text-16 font-head">
          Last lines
        </h2>
        <div className="grid grid-cols-1 items-start gap-4 lg:grid-cols-2">
          <LastLines run={before} />
          <LastLines run={after} />
        </div>
      </section>
    </div>
  )
}

function LastLines({ run: { task, lines, noLog } }: { run: Run }) {
  const name = task.sequence_id === '' ? task.name : `#${task.sequence_id}`
  return (
    <div className="min-w-0 overflow-hidden rounded-3 border border-hairline bg-surface">
      <h3 className="flex items-center gap-2 border-b border-hairline px-4 py-2 text-13 font-label">
        <TaskState task={task} /> <RunLink run={task} />
      </h3>
      {lines.length > 0 ? (
        <section
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
          tabIndex={0}
          aria-label={`Last lines of ${name}`}
          // Reversed, a scroller begins at its end: what a program says last is why it ended.
          className="flex max-h-96 flex-col-reverse overflow-y-auto focus-visible:-outline-offset-2"
        >
          <LogLines lines={lines} />
        </section>
      ) : (
        <p className="px-4 py-3 text-13 text-text-2">
          {noLog ? noLogWord(noLog) : 'No lines: it wrote none, or the log cache no longer keeps them.'}
        </p>
      )}
    </div>
  )
}

/** In the place of a comparison that makes no sense. */
export function NotComparable({
  kind,
  tasks,
}: {
  kind: 'one-run' | 'two-apps'
  tasks: readonly [Task, Task]
}) {
  return (
    <Empty look="plain" title={kind === 'one-run' ? 'This is one run' : 'These runs are of different apps'}>
      {kind === 'one-run'
        ? 'A run can be compared with another one of its app.'
        : 'Only runs of one app can be compared: droplet, environment and bindings are the app’s.'}{' '}
      {tasks.slice(0, kind === 'one-run' ? 1 : 2).map((task) => (
        <span key={task.guid} className="mr-3">
          <HostileText text={task.name} /> <RunLink run={task} />
        </span>
      ))}
    </Empty>
  )
}
