import { useQuery, useQueryClient } from '@tanstack/react-query'
import ArrowDownToLine from 'lucide-react/icons/arrow-down-to-line'
import Braces from 'lucide-react/icons/braces'
import TextWrap from 'lucide-react/icons/text-wrap'
import { type ReactNode, useDeferredValue, useEffect, useMemo, useRef, useState } from 'react'
import { NotRead } from '@/components/page-states/not-read'
import { Button } from '@/components/ui/button'
import { useIsTakenOver } from '@/components/ui/time'
import { findLines, firstError, type LogPart, linesOfPart } from '@/lib/log/find-in-log'
import { readJsonLine } from '@/lib/log/json-line'
import { type TaskLog as Log, readOlderLines, taskLogQuery } from '@/lib/queries/task-log'
import type { LogLine } from '@/lib/resources/task'
import { printClock, type Zone } from '@/lib/time'
import { counted, printCount } from '@/lib/words'
import { LogBar } from './log-bar'
import { LogView, type LogViewHandle } from './log-view'
import { missingWords, nothingWords } from './log-words'

type TaskLogProps = {
  guid: string
  /** Whether more can come. */
  isLive: boolean
  initial?: Log
  /** The lines that carry the verdict, the most telling first. */
  evidence?: readonly string[]
}

const NO_EVIDENCE: readonly string[] = []

/** All that a task wrote, as far as the log cache has it, while it runs and after it ended. */
export function TaskLog({ guid, isLive, initial, evidence = NO_EVIDENCE }: TaskLogProps) {
  const { data: log, error, dataUpdatedAt } = useQuery({ ...taskLogQuery(guid), initialData: initial })
  return (
    <section
      aria-labelledby="task-log"
      className="min-w-0 overflow-hidden rounded-3 border border-hairline bg-surface max-lg:order-2"
    >
      {log && log.lines.length > 0 ? (
        <Lines guid={guid} log={log} evidence={evidence} isLive={isLive} />
      ) : (
        <>
          <Head />
          <p className="px-4 py-3 text-13 text-text-2">
            {log ? nothingWords(log, isLive) : error ? '' : 'Reading the log…'}
          </p>
        </>
      )}
      {error && (
        <p className="border-t border-hairline px-4 py-1.75 text-12">
          <NotRead error={error} since={dataUpdatedAt} />
        </p>
      )}
    </section>
  )
}

function Head({ children }: { children?: ReactNode }) {
  return (
    <div className="flex min-h-11 flex-wrap items-center gap-2 border-b border-hairline px-4 py-2">
      <h2 id="task-log" className="text-16 font-head">
        Log
      </h2>
      {children}
    </div>
  )
}

type LinesProps = { guid: string; log: Log; evidence: readonly string[]; isLive: boolean }

function Lines({ guid, log, evidence, isLive }: LinesProps) {
  const queries = useQueryClient()
  const zone: Zone = useIsTakenOver() ? 'local' : 'utc'
  const [part, setPart] = useState<LogPart>('All')
  const [typed, setTyped] = useState('')
  const wanted = useDeferredValue(typed)
  const [wraps, setWraps] = useState(true)
  const [laysOut, setLaysOut] = useState(true)
  const [follows, setFollows] = useState(true)
  const [found, setFound] = useState(0)
  const [isShown, setIsShown] = useState(false)
  const [linked, setLinked] = useState<string>()
  const [isReading, setIsReading] = useState(false)
  const [problem, setProblem] = useState('')
  const view = useRef<LogViewHandle>(null)
  useReadOn(guid, log)
  const lines = useMemo(() => linesOfPart(log.lines, part), [log.lines, part])
  const places = useMemo(() => findLines(lines, wanted), [lines, wanted])
  const marked = useMemo(() => new Set(evidence), [evidence])
  const place = places[Math.min(found, places.length - 1)]
  const hasJson = useMemo(() => log.lines.slice(-50).some(({ text }) => readJsonLine(text)), [log.lines])
  const currentAt = wanted === '' ? linked : place === undefined ? undefined : lines[place]?.at

  const readOlder = async (isEnough: () => boolean) => {
    setIsReading(true)
    setFollows(false)
    setProblem('')
    try {
      while ((await readOlderLines(queries, guid)) && !isEnough());
    } catch {
      setProblem('Earlier lines could not be read. Try again in a moment.')
    } finally {
      setIsReading(false)
    }
  }
  const show = (at: number | undefined) => {
    if (at === undefined) return
    setFollows(false)
    view.current?.showLine(at)
  }
  const toFound = (step: number) => {
    if (places.length === 0) return
    const next = (Math.min(found, places.length - 1) + step + places.length) % places.length
    setFound(next)
    setIsShown(true)
    show(places[next])
  }
  const follow = () => {
    setFollows(!follows)
    if (!follows) view.current?.showEnd()
  }
  const errorAmong = (all: readonly LogLine[]): number | undefined => {
    const told = evidence[0]
    const at = told === undefined ? -1 : all.findIndex((line) => line.at === told)
    return at >= 0 ? at : firstError(all)
  }
  /** Of what is not read yet a part after the other is, until there is one. */
  const toFirstError = async () => {
    const now = () => linesOfPart(queries.getQueryData(taskLogQuery(guid).queryKey)?.lines ?? [], part)
    if (log.older !== null && errorAmong(lines) === undefined)
      await readOlder(() => errorAmong(now()) !== undefined)
    const all = now()
    const first = errorAmong(all)
    const line = first === undefined ? undefined : all[first]
    if (!line) return setProblem('No line reads like an error.')
    setProblem('')
    setLinked(line.at)
    setTyped('')
    requestAnimationFrame(() => show(first))
  }
  useLinkedLine(log.lines, (line, at) => {
    setLinked(line)
    setTyped('')
    setPart('All')
    // Where a part was shown, the line is drawn first.
    requestAnimationFrame(() => show(at))
  })
  return (
    <>
      <Head>
        <LogBar
          guid={guid}
          part={part}
          onPart={setPart}
          toFirstError={() => void toFirstError()}
          search={{
            typed,
            onType: (text) => {
              setTyped(text)
              setFound(0)
              setIsShown(false)
            },
            // The first Enter shows the first place, not the second.
            toPlace: (step) => toFound(step === 1 && !isShown ? 0 : step),
            at: Math.min(found, places.length - 1),
            count: places.length,
            among: log.older === null ? undefined : lines.length,
          }}
          toggles={[
            ...(hasJson
              ? [
                  {
                    name: 'Lay out JSON lines',
                    icon: Braces,
                    isOn: laysOut,
                    onPress: () => setLaysOut(!laysOut),
                  },
                ]
              : []),
            { name: 'Wrap lines', icon: TextWrap, isOn: wraps, onPress: () => setWraps(!wraps) },
            { name: 'Follow', icon: ArrowDownToLine, isOn: follows, onPress: follow },
          ]}
        />
      </Head>
      {problem && (
        <p role="status" className="border-b border-hairline px-4 py-1.5 text-12 text-careful-text">
          {problem}
        </p>
      )}
      {missingWords(log).map((words) => (
        <p
          key={words}
          role="note"
          className="border-b border-hairline bg-sunken px-4 py-1.5 text-12 text-text-2"
        >
          {words}
        </p>
      ))}
      <LogView
        lines={lines}
        // Counted only where the beginning is known, and nothing is left out.
        firstNumber={
          log.older === null && part === 'All' && !log.isKept && !log.isCut && log.goneBefore === undefined
            ? 1
            : undefined
        }
        wanted={wanted}
        currentAt={currentAt}
        evidence={marked}
        onLink={setLinked}
        wraps={wraps}
        laysOut={laysOut}
        zone={zone}
        follows={follows && wanted === ''}
        onFollow={setFollows}
        handle={view}
        head={
          log.older !== null && (
            <div className="flex flex-wrap items-center gap-x-3 bg-sunken px-4 py-1 text-12 text-text-2">
              <span>{isReading ? 'Reading earlier lines…' : 'Earlier lines are not read yet.'}</span>
              <Button kind="quiet" dense disabled={isReading} onClick={() => void readOlder(() => true)}>
                Read {printCount(1000)} more
              </Button>
              <Button kind="quiet" dense disabled={isReading} onClick={() => void readOlder(() => false)}>
                Read all
              </Button>
            </div>
          )
        }
      />
      <p className="flex flex-wrap justify-between gap-x-4 border-t border-hairline px-4 py-1.75 text-12 text-text-3">
        <span>
          {counted(lines.length, 'line')}
          <Between lines={lines} zone={zone} />
          {isComplete(log, isLive) && ', complete'}
        </span>
        <span className="max-sm:hidden">Times in your zone, UTC on hover</span>
      </p>
    </>
  )
}

const isComplete = (log: Log, isLive: boolean): boolean =>
  !isLive && log.older === null && log.goneBefore === undefined && !log.noLog && !log.isCut

function Between({ lines, zone }: { lines: readonly LogLine[]; zone: Zone }) {
  const [first, last] = [lines[0], lines.at(-1)]
  if (!first || !last || first.at === '0') return null
  const clock = (at: string) => printClock(new Date(Number(BigInt(at) / 1_000_000n)), zone)
  return `, ${clock(first.at)} to ${clock(last.at)}`
}

/** So many lines come by themselves; more where somebody wants them. */
const READ_BY_ITSELF = 2_000
const isLong = (lines: readonly LogLine[]): boolean =>
  lines.reduce((sum, { text }) => sum + text.length, 0) > 500_000

/** Reads on backwards until there are enough lines, and the one that the address names: the page came with the last ones. */
function useReadOn(guid: string, { lines, older }: Log): void {
  const queries = useQueryClient()
  useEffect(() => {
    const [, linked] = LINK.exec(location.hash) ?? []
    const isThere = linked === undefined || lines.some(({ at }) => at === linked)
    if (older === null || (isThere && (lines.length >= READ_BY_ITSELF || isLong(lines)))) return
    // What fails here is said where somebody asks for more.
    void readOlderLines(queries, guid).catch(() => undefined)
  }, [lines, older, queries, guid])
}

const LINK = /^#line-(\d{1,20})$/

/** Shows the line that the address names: once it is there, and whenever the address names another. */
function useLinkedLine(lines: readonly LogLine[], show: (line: string, place: number) => void): void {
  const shown = useRef<string>(undefined)
  useEffect(() => {
    const look = () => {
      const [, at] = LINK.exec(location.hash) ?? []
      if (at === undefined || shown.current === location.hash) return
      const place = lines.findIndex((line) => line.at === at)
      if (place < 0) return
      shown.current = location.hash
      show(at, place)
    }
    // The same line can be asked for again.
    const again = () => {
      shown.current = undefined
      look()
    }
    look()
    addEventListener('hashchange', again)
    return () => removeEventListener('hashchange', again)
  })
}
