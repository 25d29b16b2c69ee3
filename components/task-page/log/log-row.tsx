import { memo, type ReactNode, useState } from 'react'
import { AnsiText } from '@/components/task/ansi-text'
import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { layOutJson, readJsonLine } from '@/lib/log/json-line'
import type { LogLine } from '@/lib/resources/task'
import { printClock, printInstant, type Zone } from '@/lib/time'

/** How all rows are shown. */
export type LogLook = { wraps: boolean; laysOut: boolean; zone: Zone }

type LogRowProps = LogLook & {
  line: LogLine
  /** Its place in the whole log, counted from 1; undefined where the beginning is not known. */
  number?: number
  /** The text that is looked for, marked where it stands. */
  wanted: string
  isCurrent: boolean
  /** A line that carries the verdict. */
  isEvidence: boolean
  onLink: (at: string) => void
}

const NANOSECONDS_PER_MS = 1_000_000n
/** A megabyte without a line break would hold up the page: its beginning is shown, the rest on demand. */
const LONG = 4_000

/** One line: number, instant, stream, text. The number, or the instant, is a link to this line. */
export const LogRow = memo(function LogRow(props: LogRowProps) {
  const { line, number, wraps, zone, isCurrent, isEvidence, onLink } = props
  const at = new Date(Number(BigInt(line.at) / NANOSECONDS_PER_MS))
  const isTold = at.getTime() > 0
  const isError = line.stream === 'ERR'
  const isCell = line.from === 'cell'
  return (
    <div
      data-line={line.at}
      aria-current={isCurrent ? 'true' : undefined}
      className={classes(
        'relative grid grid-cols-log-row pr-3 font-mono text-12 leading-5 hover:bg-hover max-sm:grid-cols-log-narrow max-sm:pl-3',
        isError && 'before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-careful',
        isEvidence && 'bg-bad-tint before:absolute before:inset-y-0 before:left-0 before:w-0.5 before:bg-bad',
        isCurrent && 'bg-selected',
      )}
    >
      <a
        href={`#line-${line.at}`}
        onClick={() => onLink(line.at)}
        title="Link to this line"
        aria-label={number === undefined ? 'Link to this line' : `Line ${number}`}
        // Thousands of stops would stand between the log and what follows it: the search leads to a line by keys.
        tabIndex={-1}
        className="pr-2.5 text-right text-text-3 tabular-nums select-none hover:text-accent-text max-sm:hidden"
      >
        {number ?? '·'}
      </a>
      <time
        dateTime={isTold ? at.toISOString() : undefined}
        title={isTold ? printInstant(at, 'utc') : undefined}
        className="text-text-3 max-sm:hidden"
      >
        {isTold && printClock(at, zone, true)}
      </time>
      <span className={isError && !isCell ? 'text-careful-text' : 'text-text-3'}>
        {isCell ? 'cell' : line.stream.toLowerCase()}
        {line.isSure === false && (
          <span title="May be of another task of the same name">
            ?<span className="sr-only"> may be of another task</span>
          </span>
        )}
      </span>
      <span
        className={classes(
          'min-w-0',
          isCell && 'text-text-2',
          wraps ? 'wrap-anywhere whitespace-pre-wrap' : 'whitespace-pre',
        )}
      >
        <LineText {...props} />
      </span>
    </div>
  )
})

function LineText({ line, wanted, laysOut }: LogRowProps) {
  const [isWhole, setIsWhole] = useState(false)
  const [isOpen, setIsOpen] = useState(false)
  // Looked for is what was written: laid out, it might not stand there.
  const json = laysOut && wanted === '' ? readJsonLine(line.text) : undefined
  if (json)
    return (
      <>
        {json.level && <Level name={json.level} />}
        <HostileText text={json.message} multiline />
        {json.rest.map(([key, value]) => (
          <span key={key} className="text-text-3">
            {'  '}
            <HostileText text={`${key}=`} />
            <HostileText text={cut(value, LONG)} multiline />
          </span>
        ))}{' '}
        <InlineButton name={isOpen ? 'Close' : 'Lay out'} onPress={() => setIsOpen(!isOpen)}>
          {'{}'}
        </InlineButton>
        {isOpen && (
          <span className="block border-l border-edge pl-3 whitespace-pre-wrap text-text-2">
            <HostileText text={layOutJson(line.text) ?? line.text} multiline />
          </span>
        )}
      </>
    )
  const isLong = line.text.length > LONG && !isWhole
  const shown = isLong ? cut(line.text, LONG) : line.text
  return (
    <>
      <AnsiText text={shown} draw={(part) => <Marked text={part} wanted={wanted} />} />
      {isLong && (
        <>
          {' '}
          <InlineButton name="Show the whole line" onPress={() => setIsWhole(true)}>
            {Math.round((line.text.length - LONG) / 1000)} k more
          </InlineButton>
        </>
      )}
    </>
  )
}

const cut = (text: string, most: number): string => (text.length > most ? `${text.slice(0, most)}…` : text)

const LEVELS = new Map([
  ['error', 'text-bad-text'],
  ['err', 'text-bad-text'],
  ['fatal', 'text-bad-text'],
  ['critical', 'text-bad-text'],
  ['panic', 'text-bad-text'],
  ['warn', 'text-careful-text'],
  ['warning', 'text-careful-text'],
])

function Level({ name }: { name: string }) {
  return (
    <span className={classes('font-label uppercase', LEVELS.get(name) ?? 'text-text-3')}>
      <HostileText text={name.slice(0, 20)} />{' '}
    </span>
  )
}

type InlineButtonProps = { name: string; onPress: () => void; children: ReactNode }

function InlineButton({ name, onPress, children }: InlineButtonProps) {
  return (
    <button
      type="button"
      aria-label={name}
      onClick={onPress}
      className="rounded-1 px-1 text-text-3 ring-1 ring-edge ring-inset hover:bg-hover hover:text-text"
    >
      {children}
    </button>
  )
}

/** A text with each place of what is looked for marked, whatever its case. */
function Marked({ text, wanted }: { text: string; wanted: string }) {
  if (wanted === '') return <HostileText text={text} multiline />
  const parts: ReactNode[] = []
  const lower = text.toLowerCase()
  const low = wanted.toLowerCase()
  let end = 0
  for (let at = lower.indexOf(low); at >= 0; at = lower.indexOf(low, end)) {
    if (at > end) parts.push(<HostileText key={end} text={text.slice(end, at)} multiline />)
    const to = at + wanted.length
    parts.push(
      <mark
        key={`m${at}`}
        className="rounded-1 bg-careful-tint text-careful-text ring-1 ring-careful-line ring-inset"
      >
        <HostileText text={text.slice(at, to)} multiline />
      </mark>,
    )
    end = to
  }
  if (end < text.length) parts.push(<HostileText key={end} text={text.slice(end)} multiline />)
  return parts
}
