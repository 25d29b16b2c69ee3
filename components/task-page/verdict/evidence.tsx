import type { ReactNode } from 'react'
import { AnsiText } from '@/components/task/ansi-text'
import { classes } from '@/components/ui/classes'
import { HostileText } from '@/components/ui/hostile-text'
import { useIsTakenOver } from '@/components/ui/time'
import type { Judged, QuotedLine, Verdict } from '@/lib/queries/verdict'
import { printClock } from '@/lib/time'

type EvidenceProps = { verdict: Verdict; log: Judged['log'] }

const HEADS: Record<Verdict['facts'][number]['kind'], string> = {
  reason: 'Reason',
  'exit-status': 'Exit status',
  signal: 'Signal',
  limit: 'Limit',
  cancel: 'Cancel',
}

/** What a verdict rests on: the API's reason, the exit status, a limit, the lines that carry it; and what speaks against it. */
export function Evidence({ verdict, log }: EvidenceProps) {
  const lines = [...verdict.lines, ...(verdict.contradiction?.lines ?? [])]
  const pro = distinct(lines.filter(({ weight }) => weight === 'for'))
  const contra = distinct(lines.filter(({ weight }) => weight === 'against'))
  const against = verdict.facts.filter(({ weight }) => weight === 'against')
  return (
    <ul aria-label="Evidence" className="px-5 text-13">
      {verdict.facts
        .filter(({ weight }) => weight === 'for')
        .map((fact) => (
          <Row key={`${fact.kind} ${fact.text}`} head={HEADS[fact.kind]}>
            <span className={classes('wrap-anywhere', fact.kind === 'reason' && 'font-mono text-12')}>
              <HostileText text={fact.text} />
            </span>
          </Row>
        ))}
      {pro.length > 0 && (
        <Row head="Lines">
          <Quotes lines={pro} />
        </Row>
      )}
      {verdict.cause === 'none' && contra.length > 0 && (
        <Row head="Lines">
          <Quotes lines={contra} />
        </Row>
      )}
      {verdict.cause !== 'none' && (
        <Row head="Against it">
          {against.map(({ text }) => (
            <p key={text} className="wrap-anywhere">
              <HostileText text={text} />
            </p>
          ))}
          {contra.length > 0 && <Quotes lines={contra} />}
          {against.length === 0 && contra.length === 0 && (
            <span className="text-text-2">{nothingAgainst(log)}</span>
          )}
        </Row>
      )}
    </ul>
  )
}

function distinct(lines: readonly QuotedLine[]): QuotedLine[] {
  return lines.filter(
    (line, at) => lines.findIndex((one) => one.at === line.at && one.text === line.text) === at,
  )
}

const NOTHING: Record<Judged['log'], string> = {
  whole: 'Nothing.',
  end: 'Nothing in the last 20 000 lines; earlier ones were not looked at.',
  kept: 'Nothing in the last lines, which the journal kept: the log cache has forgotten the rest.',
  none: 'The log could not be read: only the reason was looked at.',
}

const nothingAgainst = (log: Judged['log']): string => NOTHING[log]

function Row({ head, children }: { head: string; children: ReactNode }) {
  return (
    <li className="grid grid-cols-evidence gap-x-4 border-b border-hairline py-2.5 last:border-b-0 max-sm:grid-cols-1 max-sm:gap-y-1">
      <span className="text-text-2">{head}</span>
      <div className="min-w-0">{children}</div>
    </li>
  )
}

const NS_PER_MS = 1_000_000n

/** Lines of the log, quoted; each leads to its place there. */
function Quotes({ lines }: { lines: readonly QuotedLine[] }) {
  const zone = useIsTakenOver() ? 'local' : 'utc'
  return (
    <ol className="overflow-x-auto rounded-2 bg-sunken py-1.5 font-mono text-12 leading-5">
      {lines.map((line) => (
        <li
          key={`${line.at} ${line.text}`}
          data-evidence={line.weight}
          className={classes(
            'grid grid-cols-quote px-3 max-sm:grid-cols-1',
            line.stream === 'ERR' && 'border-l-2 border-careful pl-2.5',
          )}
        >
          <a
            href={`#line-${line.at}`}
            title="Show it in the log"
            className="text-text-3 tabular-nums hover:text-accent-text"
          >
            {line.at === '0' ? '' : printClock(new Date(Number(BigInt(line.at) / NS_PER_MS)), zone, true)}
          </a>
          <span className="wrap-anywhere whitespace-pre-wrap">
            <AnsiText text={line.text} />
          </span>
        </li>
      ))}
    </ol>
  )
}
