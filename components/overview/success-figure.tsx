import Link from 'next/link'
import type { ReactNode } from 'react'
import { Cell, Row, Table } from '@/components/ui/table'
import { paths } from '@/lib/paths'
import type { Overview } from '@/lib/queries/overview'
import { CANCELLED } from '@/lib/resources/task'
import { type TaskFilters, WHOLE_LIST, writeTaskListAddress } from '@/lib/task-list/address'
import { wholeSecond } from '@/lib/time-filter'
import { counted, printCount } from '@/lib/words'
import { Axis, Figure, roundUp } from './figure'
import { PartLabel, PartLabels } from './part-label'

type Part = Overview['summary']['parts'][number]

const COLUMNS = [
  { name: 'From' },
  { name: 'Succeeded', numeric: true },
  { name: 'Failed', numeric: true },
  { name: 'Success rate', numeric: true },
]

/** How many tasks succeeded and failed over the range; each bar leads to the tasks it counts. */
export function SuccessFigure({ overview: { summary, from } }: { overview: Overview }) {
  const { succeeded, failed, cancelled, parts } = summary
  const top = roundUp(Math.max(...parts.map((part) => part.succeeded + part.failed)))
  return (
    <Figure
      name="Success over time"
      head={
        <>
          <span className="mr-2 text-20 font-head tabular-nums">{rateOf(succeeded, failed)}</span>
          <span className="text-13 font-label">succeeded</span>
          <span className="ml-2 text-13 text-text-2">
            <ListLink filters={{ states: 'SUCCEEDED', 'created_ats[gte]': from }}>
              {printCount(succeeded)}
            </ListLink>{' '}
            of {printCount(succeeded + failed)}
            {cancelled > 0 && `, ${printCount(cancelled)} cancelled not counted`}
          </span>
        </>
      }
      plot={
        <Axis labels={[printCount(top), printCount(top / 2), '0']}>
          <div className="relative grid h-45 auto-cols-fr grid-flow-col">
            {parts.map((part) => (
              <Bar key={part.from} part={part} top={top} />
            ))}
          </div>
          <PartLabels parts={parts} />
        </Axis>
      }
      table={
        <Table name="Success over time" columns={COLUMNS}>
          {parts.map((part) => (
            <Row key={part.from}>
              <Cell>
                <PartLabel part={part} />
              </Cell>
              <Cell numeric>
                <ListLink filters={{ states: 'SUCCEEDED', ...within(part) }}>
                  {printCount(part.succeeded)}
                </ListLink>
              </Cell>
              <Cell numeric>
                <ListLink filters={{ states: 'FAILED', ...NOT_CANCELLED, ...within(part) }}>
                  {printCount(part.failed)}
                </ListLink>
              </Cell>
              <Cell numeric>{rateOf(part.succeeded, part.failed)}</Cell>
            </Row>
          ))}
        </Table>
      }
    />
  )
}

/** The API calls a cancelled task failed; the rate of success counts it neither way, so its lists leave it out. */
export const NOT_CANCELLED = { reason: `!"${CANCELLED}"` } satisfies TaskFilters

const within = ({ from, to }: Pick<Part, 'from' | 'to'>): TaskFilters => ({
  'created_ats[gte]': wholeSecond(from),
  'created_ats[lt]': wholeSecond(to),
})

/** A share in percent with one decimal; a dash of nothing. Never 100 where one failed. */
export function rateOf(succeeded: number, failed: number): string {
  if (succeeded + failed === 0) return '–'
  const tenths = (succeeded / (succeeded + failed)) * 1000
  return `${(failed === 0 ? 1000 : Math.min(999, Math.round(tenths))) / 10} %`
}

/** A number that leads to the tasks it counts. */
export function ListLink({ filters, children }: { filters: TaskFilters; children: ReactNode }) {
  return (
    <Link
      href={paths.tasks(writeTaskListAddress({ ...WHOLE_LIST, filters }))}
      prefetch={false}
      className="rounded-1 underline-offset-3 hover:underline"
    >
      {children}
    </Link>
  )
}

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

function Bar({ part, top }: { part: Part; top: number }) {
  const { succeeded, failed } = part
  const all = succeeded + failed
  if (all === 0) return <span />
  const words = `${counted(succeeded, 'task')} succeeded, ${printCount(failed)} failed`
  return (
    <Link
      href={paths.tasks(
        writeTaskListAddress({
          ...WHOLE_LIST,
          filters: { states: 'SUCCEEDED,FAILED', ...NOT_CANCELLED, ...within(part) },
        }),
      )}
      prefetch={false}
      aria-label={`${wholeSecond(part.from)}: ${words}`}
      data-tip={words}
      className="tip relative hover:bg-hover focus-visible:-outline-offset-2"
    >
      <svg aria-hidden="true" className="absolute inset-0 size-full">
        <rect
          x="12%"
          width="76%"
          y={percent(1 - all / top)}
          height={percent(succeeded / top)}
          className="fill-edge"
        />
        {/* What failed stands at the foot, where parts can be compared. */}
        <rect
          x="12%"
          width="76%"
          y={percent(1 - failed / top)}
          height={percent(failed / top)}
          className="fill-bad"
        />
      </svg>
    </Link>
  )
}
