import { classes } from '@/components/ui/classes'
import { useIsTakenOver } from '@/components/ui/time'
import type { NoLog } from '@/lib/queries/live-task'
import type { LogLine } from '@/lib/resources/task'
import { printClock, printInstant, type Zone } from '@/lib/time'
import { AnsiText } from './ansi-text'

const NANOSECONDS_PER_MS = 1_000_000n

/** Lines as printed: when, on which stream, the text with its colours. `plain` leaves the stream out. */
export function LogLines({ lines, plain = false }: { lines: readonly LogLine[]; plain?: boolean }) {
  const zone = useIsTakenOver() ? 'local' : 'utc'
  return (
    <ol className={classes('font-mono text-12 leading-5', !plain && 'py-1.5')}>
      {lines.map((line, index) => (
        <LogRow
          // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike to the nanosecond
          key={`${line.at} ${index}`}
          line={line}
          plain={plain}
          zone={zone}
        />
      ))}
    </ol>
  )
}

function LogRow({ line, plain, zone }: { line: LogLine; plain: boolean; zone: Zone }) {
  const at = new Date(Number(BigInt(line.at) / NANOSECONDS_PER_MS))
  const isTold = at.getTime() > 0
  const isError = line.stream === 'ERR'
  return (
    <li
      className={classes(
        'relative grid hover:bg-hover',
        plain ? 'grid-cols-log-plain px-4' : 'grid-cols-log pr-3 pl-4 max-sm:grid-cols-log-narrow',
        plain && 'max-sm:grid-cols-1',
        isError && 'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-careful',
      )}
    >
      <time
        dateTime={isTold ? at.toISOString() : undefined}
        title={isTold ? printInstant(at, 'utc') : undefined}
        className="text-text-3 max-sm:hidden"
      >
        {isTold && printClock(at, zone, true)}
      </time>
      {!plain && (
        <span className={isError ? 'text-careful-text' : 'text-text-3'}>{line.stream.toLowerCase()}</span>
      )}
      <span className="wrap-anywhere whitespace-pre-wrap">
        <AnsiText text={line.text} />
      </span>
    </li>
  )
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
      return `The log cache could not be read: ${noLog.words}. It is tried again in a moment.`
  }
}
