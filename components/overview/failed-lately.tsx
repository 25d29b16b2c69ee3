import { Cut } from '@/components/ui/hostile-text'
import { CARD_CELL, Cell, Row, Table } from '@/components/ui/table'
import { Time } from '@/components/ui/time'
import type { Overview } from '@/lib/queries/overview'
import type { TaskFilters } from '@/lib/task-list/address'
import { counted, printCount } from '@/lib/words'
import { AppOfRow } from './app-of-row'
import { OverviewSection } from './section'
import { ListLink } from './success-figure'

type Group = Overview['summary']['groups'][number]

const NO_SINCE = '@max-six:hidden'
const NO_PARTS = '@max-five:hidden'
const COLUMNS = [
  { name: 'Tasks', width: 'w-16', numeric: true, descends: true },
  { name: 'Reason' },
  { name: 'App', width: 'w-52 max-md:w-41' },
  { name: 'First', width: 'w-26', hidden: NO_SINCE },
  { name: 'Over the range', width: 'w-40', hidden: NO_PARTS },
  { name: 'Last', width: 'w-26' },
]

const MOST_SHOWN = 8

/** What failed in the range, by reason and app: the most frequent first, each with the list it counts. */
export function FailedLately({ overview }: { overview: Overview }) {
  const { summary, from, apps } = overview
  const failed = summary.failed + summary.cancelled
  const all = { states: 'FAILED', 'created_ats[gte]': from }
  return (
    <OverviewSection
      id="failed"
      title={<ListLink filters={all}>{printCount(failed)} failed</ListLink>}
      about={
        failed > 0 && (
          <>
            {counted(summary.groupCount, 'reason')}
            {summary.cancelled > 0 && `, ${printCount(summary.cancelled)} of them cancelled`}
          </>
        )
      }
      end={<ListLink filters={all}>All failures</ListLink>}
    >
      {summary.groups.length === 0 ? (
        <p className="text-13 text-text-2">No task failed in this time.</p>
      ) : (
        <Table name="What failed" columns={COLUMNS} cards>
          {summary.groups.slice(0, MOST_SHOWN).map((group) => (
            <Row key={`${group.appGuid} ${group.reason}`} cards>
              <Cell numeric className={`${CARD_CELL} max-sm:row-span-2`}>
                <span className="text-16 font-head">
                  <ListLink filters={filtersOf(group, from)}>{printCount(group.count)}</ListLink>
                </span>
              </Cell>
              <Cell className={CARD_CELL}>
                {group.reason === '' ? (
                  <span className="text-text-3">no reason told</span>
                ) : (
                  <Cut text={group.reason} mono />
                )}
              </Cell>
              <Cell className={`${CARD_CELL} max-sm:col-start-2 max-sm:row-start-2 max-sm:truncate`}>
                <AppOfRow apps={apps} guid={group.appGuid} />
              </Cell>
              <Cell quiet className={NO_SINCE}>
                <Time at={group.first} />
              </Cell>
              <Cell className={NO_PARTS}>
                <Sparkline counts={group.perPart} />
              </Cell>
              <Cell quiet className={`${CARD_CELL} max-sm:col-start-3 max-sm:row-start-1 max-sm:text-12`}>
                <Time at={group.last} />
              </Cell>
            </Row>
          ))}
        </Table>
      )}
      {summary.groupCount > MOST_SHOWN && (
        <p className="mt-2 text-12 text-text-2">
          <ListLink filters={all}>{counted(summary.groupCount - MOST_SHOWN, 'more reason')}</ListLink>
        </p>
      )}
    </OverviewSection>
  )
}

const filtersOf = ({ appGuid, reason }: Group, from: string): TaskFilters => ({
  states: 'FAILED',
  app_guids: appGuid,
  'created_ats[gte]': from,
  // In quotes it is the whole reason: status 1 is not 137. Nothing in quotes is none.
  reason: `"${reason}"`,
})

const percent = (share: number): string => `${Math.round(share * 1000) / 10}%`

/** How many in each part of the range, small; the numbers are in the row's other cells. */
function Sparkline({ counts }: { counts: readonly number[] }) {
  const top = Math.max(1, ...counts)
  const width = 1 / counts.length
  return (
    <svg aria-hidden="true" className="block h-6 w-full">
      <line x1="0" x2="100%" y1="100%" y2="100%" strokeDasharray="2 2" className="stroke-edge" />
      {counts.map((count, at) => (
        <rect
          // biome-ignore lint/suspicious/noArrayIndexKey: a part has nothing of its own but its place
          key={at}
          x={percent(at * width)}
          width={percent(width * 0.75)}
          y={percent(1 - count / top)}
          height={percent(count / top)}
          className="fill-bad"
        />
      ))}
    </svg>
  )
}
