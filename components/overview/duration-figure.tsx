import { Cell, Row, Table } from '@/components/ui/table'
import type { Overview } from '@/lib/queries/overview'
import { printDuration } from '@/lib/time'
import { Axis, Figure } from './figure'
import { PartLabel, PartLabels } from './part-label'

type Part = Overview['summary']['parts'][number]

const COLUMNS = [
  { name: 'From' },
  { name: 'Half are faster than', numeric: true },
  { name: '9 in 10 are faster than', numeric: true },
]

/** How long tasks took that succeeded, over the range: half of them, and nine in ten. */
export function DurationFigure({ overview: { summary } }: { overview: Overview }) {
  const { medianMs, nineInTenMs, parts } = summary
  const top = roundDuration(Math.max(0, ...parts.map((part) => part.nineInTenMs ?? 0)))
  return (
    <Figure
      name="Duration over time"
      head={
        <>
          <span className="mr-2 text-20 font-head tabular-nums">{said(medianMs)}</span>
          <span className="text-13 font-label">half are faster</span>
          {nineInTenMs !== null && (
            <span className="ml-2 text-13 text-text-2">9 in 10 under {said(nineInTenMs)}</span>
          )}
        </>
      }
      plot={
        <Axis labels={[printDuration(top), printDuration(top / 2), '0']}>
          <div className="relative h-45">
            <Lines parts={parts} top={top} />
          </div>
          <PartLabels parts={parts} />
        </Axis>
      }
      table={
        <Table name="Duration over time" columns={COLUMNS}>
          {parts.map((part) => (
            <Row key={part.from}>
              <Cell>
                <PartLabel part={part} />
              </Cell>
              <Cell numeric>{said(part.medianMs)}</Cell>
              <Cell numeric>{said(part.nineInTenMs)}</Cell>
            </Row>
          ))}
        </Table>
      }
    />
  )
}

const said = (ms: number | null): string => (ms === null ? '–' : printDuration(ms))

const ROUND_MS = [
  2, 4, 10, 20, 30, 60, 120, 240, 600, 1_200, 1_800, 3_600, 7_200, 14_400, 28_800, 86_400,
].map((seconds) => seconds * 1000)

/** The smallest duration that is round when halved, too, and not below the longest. */
const roundDuration = (ms: number): number =>
  ROUND_MS.find((one) => one >= ms) ?? Math.ceil(ms / 86_400_000) * 86_400_000

type Key = 'medianMs' | 'nineInTenMs'

/** Runs of neighbouring parts that have a value: nothing is drawn across what is not known. */
export function stretches(parts: readonly Part[], key: Key): { at: number; ms: number }[][] {
  const all: { at: number; ms: number }[][] = []
  let open: { at: number; ms: number }[] | undefined
  for (const [at, part] of parts.entries()) {
    const ms = part[key]
    if (ms === null) open = undefined
    else if (open) open.push({ at, ms })
    else {
      open = [{ at, ms }]
      all.push(open)
    }
  }
  return all
}

/** A unit square that is stretched to its place; strokes keep their width. */
function Lines({ parts, top }: { parts: readonly Part[]; top: number }) {
  const x = (at: number) => (at + 0.5) / parts.length
  const y = (ms: number) => 1 - ms / top
  const line = (points: { at: number; ms: number }[]) => {
    // A part alone has no neighbour to draw to: it is as wide as itself.
    const [only] = points
    if (points.length === 1 && only)
      return `M${only.at / parts.length} ${y(only.ms)}H${(only.at + 1) / parts.length}`
    return points.map(({ at, ms }, index) => `${index === 0 ? 'M' : 'L'}${x(at)} ${y(ms)}`).join('')
  }
  const draw = (key: Key) => stretches(parts, key).map(line).join('')
  return (
    <svg
      aria-hidden="true"
      viewBox="0 0 1 1"
      preserveAspectRatio="none"
      className="absolute inset-0 size-full"
    >
      <path
        d={draw('nineInTenMs')}
        fill="none"
        strokeWidth={1.5}
        strokeDasharray="3 3"
        vectorEffect="non-scaling-stroke"
        className="stroke-text-3"
      />
      <path
        d={draw('medianMs')}
        fill="none"
        strokeWidth={2}
        vectorEffect="non-scaling-stroke"
        className="stroke-text"
      />
    </svg>
  )
}
