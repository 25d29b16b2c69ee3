import type { ReactNode } from 'react'
import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { useIsTakenOver } from '@/components/ui/time'
import type { NoLog } from '@/lib/queries/live-task'
import type { LogLine } from '@/lib/resources/task'
import { printClock, printInstant, type Zone } from '@/lib/time'
import { counted } from '@/lib/words'

type AnsiSpan = { text: string; className: string }

/** An escape sequence: with parameters and a final letter, or a text of its own (titles, links, clipboard), or short. */
const SEQUENCE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: escape sequences begin with a control character
  /\u001b(?:\[([0-9;:<=>?]*)[ -/]*([@-~])|[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|[ -/]*[0-Z\\^-~])/g

const SPANS_MAX = 200

/** By the last digit of 30 to 37 and 90 to 97. Classes, since two themes have to bear them. */
const COLOURS = [
  'text-text-3',
  'text-bad-text',
  'text-good-text',
  'text-careful-text',
  'text-running-text',
  'text-running-text',
  'text-accent-text',
  '',
] as const

type Style = { colour: string; weight: string }

const PLAIN: Style = { colour: '', weight: '' }

/** What codes of `ESC [ … m` make of a style. Colours by number or mixture stay out: no theme could bear all of them. */
function styled(style: Style, parameters: string): Style {
  const codes = parameters.split(/[;:]/).map(Number)
  let now = style
  for (let index = 0; index < codes.length; index += 1) {
    const code = codes[index] ?? 0
    if (code === 38 || code === 48) index += codes[index + 1] === 2 ? 4 : 2
    else if (code === 0) now = PLAIN
    else if (code === 1) now = { ...now, weight: 'font-label' }
    else if (code === 2) now = { ...now, colour: 'text-text-3' }
    else if (code === 22) now = { ...now, weight: '' }
    else if (code === 39) now = { ...now, colour: '' }
    else if ((code >= 30 && code <= 37) || (code >= 90 && code <= 97))
      now = { ...now, colour: COLOURS[code % 10] ?? '' }
  }
  return now
}

/**
 * The parts of an output line with the colours it asks for. Every other escape sequence is left out and acts on
 * nothing. Beyond 200 parts a line is shown without colours.
 */
export function ansiSpans(line: string): AnsiSpan[] {
  const spans: AnsiSpan[] = []
  let style = PLAIN
  let end = 0
  const take = (to: number) => {
    const text = line.slice(end, to)
    if (text !== '') spans.push({ text, className: [style.colour, style.weight].filter(Boolean).join(' ') })
  }
  for (const sequence of line.matchAll(SEQUENCE)) {
    take(sequence.index)
    end = sequence.index + sequence[0].length
    if (sequence[2] === 'm') style = styled(style, sequence[1] ?? '')
  }
  take(line.length)
  if (spans.length <= SPANS_MAX) return spans
  return [{ text: spans.map(({ text }) => text).join(''), className: '' }]
}

/** How programs whose log knows only lines (Java's) keep a stack trace in one. */
const LINE_SEPARATOR = '\u2028'

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
        {ansiSpans(line.text.replaceAll(LINE_SEPARATOR, '\n')).map((span, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a part of a line has no identity but its place
          <span key={index} className={span.className || undefined}>
            <HostileText text={span.text} multiline />
          </span>
        ))}
      </span>
    </li>
  )
}

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
