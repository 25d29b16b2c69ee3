import type { ReactNode } from 'react'
import { counted } from '@/lib/count'
import type { NoLog } from '@/lib/queries/live-task'
import type { LogLine } from '@/lib/resources/log-line'
import { LogLines } from './log-lines'

type TaskLogProps = {
  /** null where there are none, for the reason of `noLog`. */
  lines: readonly LogLine[] | null
  noLog?: NoLog
  /** Whether more can come: an empty log reads otherwise then. */
  isLive: boolean
  /** At the right of the heading. */
  actions?: ReactNode
}

/** The last lines that a task wrote, in a frame of their own. */
export function TaskLog({ lines, noLog, isLive, actions }: TaskLogProps) {
  return (
    <section
      aria-labelledby="task-log"
      className="min-w-0 overflow-hidden rounded-3 border border-hairline bg-surface max-lg:order-2"
    >
      <div className="flex min-h-11 items-center gap-2 border-b border-hairline px-4 py-2">
        <h2 id="task-log" className="text-16 font-head">
          Log
        </h2>
        <div className="ml-auto">{actions}</div>
      </div>
      {lines && lines.length > 0 ? (
        <>
          <div
            role="log"
            aria-live="off"
            // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard
            tabIndex={0}
            aria-label="Last lines of output"
            // Reversed, a scroller begins at its end and stays there as lines come, until somebody scrolls up.
            className="flex max-h-160 flex-col-reverse overflow-y-auto focus-visible:-outline-offset-2"
          >
            <LogLines lines={lines} />
          </div>
          <p className="flex flex-wrap justify-between gap-x-4 border-t border-hairline px-4 py-1.75 text-12 text-text-3">
            <span>{lines.length === 1 ? 'The last line' : `The last ${counted(lines.length, 'line')}`}</span>
            <span className="max-sm:hidden">Times in your zone, UTC on hover</span>
          </p>
        </>
      ) : (
        <p className="px-4 py-3 text-13 text-text-2">
          {lines === null ? noLogWord(noLog) : nothingWord(isLive)}
        </p>
      )}
    </section>
  )
}

function nothingWord(isLive: boolean): string {
  return isLive ? 'No output so far.' : 'The task wrote no output, or the log cache no longer keeps it.'
}

/** Why there are no lines, and what to do about it. */
export function noLogWord(noLog: NoLog | undefined): string {
  switch (noLog?.kind) {
    case undefined:
    case 'none-kept':
      return 'This foundation keeps no log lines of tasks.'
    case 'not-shown':
      return 'The log cache shows you no lines of this app: a role in its space does.'
    case 'failed':
      return `The log cache could not be read: ${noLog.words}. It is tried again while the task runs; reload the page to try now.`
  }
}
