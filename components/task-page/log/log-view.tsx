import { useVirtualizer } from '@tanstack/react-virtual'
import { type ReactNode, type RefObject, useImperativeHandle, useLayoutEffect, useRef } from 'react'
import type { LogLine } from '@/lib/resources/task'
import { type LogLook, LogRow } from './log-row'

/** What others can have the view do. */
export type LogViewHandle = { showLine: (place: number) => void; showEnd: () => void }

type LogViewProps = LogLook & {
  lines: readonly LogLine[]
  /** The number of the first line; undefined where the beginning is not known. */
  firstNumber?: number
  wanted: string
  currentAt?: string
  evidence: ReadonlySet<string>
  onLink: (at: string) => void
  /** Whether new lines keep the end in sight; told when somebody scrolls away from it, or back to it. */
  follows: boolean
  onFollow: (follows: boolean) => void
  /** Stands before the first line. */
  head: ReactNode
  handle: RefObject<LogViewHandle | null>
}

/** So many rows the browser bears at once, and finds in, and prints; of more only those in sight are drawn. */
const MOST_DRAWN = 1_000
const ROW_PX = 20
/** Somebody who reads the end is this near to it. */
const AT_END_PX = 24

/** The lines in a frame that scrolls. It is the same frame however many they become: who reads in it stays where he is. */
export function LogView(props: LogViewProps) {
  const { lines, handle, follows, onFollow, head, wraps } = props
  const frame = useRef<HTMLDivElement>(null)
  const isMany = lines.length > MOST_DRAWN
  const rows = useVirtualizer({
    enabled: isMany,
    count: lines.length,
    getScrollElement: () => frame.current,
    estimateSize: () => ROW_PX,
    overscan: 20,
    getItemKey: (place) => place + (props.firstNumber ?? 0),
  })
  const showEnd = () => {
    if (isMany) rows.scrollToIndex(lines.length - 1, { align: 'end' })
    else frame.current?.scrollTo({ top: frame.current.scrollHeight })
  }
  useImperativeHandle(handle, () => ({
    showLine: (place) => {
      if (isMany) rows.scrollToIndex(place, { align: 'center' })
      else frame.current?.querySelectorAll('li')[place]?.scrollIntoView({ block: 'center' })
    },
    showEnd,
  }))
  useKeepPlace(frame, lines)
  // biome-ignore lint/correctness/useExhaustiveDependencies: each line that comes moves the end
  useLayoutEffect(() => {
    if (follows) showEnd()
  }, [lines.length, follows, isMany])
  return (
    <div {...frameProps(frame, onFollow)} className={frameClass}>
      {head}
      {isMany ? (
        <ol style={{ height: rows.getTotalSize() }} className="relative min-w-fit">
          {rows.getVirtualItems().map((item) => {
            const line = lines[item.index]
            return (
              line && (
                <li
                  key={item.key}
                  ref={wraps ? rows.measureElement : undefined}
                  data-index={item.index}
                  style={{ transform: `translateY(${item.start}px)` }}
                  className="absolute inset-x-0 top-0"
                >
                  {rowOf(props, line, item.index)}
                </li>
              )
            )
          })}
        </ol>
      ) : (
        <ol className="min-w-fit py-1.5">
          {lines.map((line, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: two lines may be alike to the nanosecond
            <li key={place}>{rowOf(props, line, place)}</li>
          ))}
        </ol>
      )}
    </div>
  )
}

const frameClass =
  'h-fit max-h-160 overflow-auto overscroll-y-contain focus-visible:-outline-offset-2 print:max-h-none'

const rowOf = (props: LogViewProps, line: LogLine, place: number) => {
  const { wanted, currentAt, evidence, onLink, wraps, laysOut, zone, firstNumber } = props
  return (
    <LogRow
      line={line}
      number={firstNumber === undefined ? undefined : firstNumber + place}
      wanted={wanted}
      isCurrent={line.at === currentAt}
      isEvidence={evidence.has(line.at)}
      onLink={onLink}
      wraps={wraps}
      laysOut={laysOut}
      zone={zone}
    />
  )
}

const frameProps = (frame: RefObject<HTMLDivElement | null>, onFollow: (follows: boolean) => void) => ({
  ref: frame,
  role: 'log',
  'aria-live': 'off' as const,
  'aria-label': 'Output of the task',
  tabIndex: 0,
  onScroll: () => {
    const box = frame.current
    if (box) onFollow(box.scrollHeight - box.scrollTop - box.clientHeight < AT_END_PX)
  },
})

/** Lines that come in front move nothing that one reads. */
function useKeepPlace(frame: RefObject<HTMLDivElement | null>, lines: readonly LogLine[]): void {
  const first = useRef<{ at?: string; count: number }>({ count: 0 })
  useLayoutEffect(() => {
    const [begin] = lines
    const known = first.current
    if (known.at !== undefined && begin?.at !== known.at && frame.current)
      frame.current.scrollTop += (lines.length - known.count) * ROW_PX
    first.current = { at: begin?.at, count: lines.length }
  }, [frame, lines])
}
